import ts from 'typescript';
import type { ProcessSources } from './process-sources.js';
import { brief, inAsync, type Edit, type StorySource } from './story-source.js';

/** A change before it is made: edits of the story, of the contract, or of both. */
export interface Change {
  readonly kind: string;
  readonly what: string;
  readonly story?: readonly Edit[];
  readonly contract?: readonly Edit[];
}

/** Words of the kit after which the world is another one. */
const WORDS = /\b(humanTask|firstOf|workingSleep|enterStep|startChild|runChildren|allOf|onUndo|fail|loop)\(/;
const DONE = `({ outcome: 'done', data: {}, by: 'nobody', at: 0, first: 'nothing' } as never)`;

/** Every change of these kinds that this process has room for: each of them tells another story to cases which began before. */
export function harmfulChanges(sources: ProcessSources): Change[] {
  return [
    ...removals(sources),
    ...reorderings(sources),
    ...additions(sources),
    ...renamedSteps(sources),
    ...renamedThings(sources),
    ...otherWaits(sources),
    ...otherActivities(sources),
    ...otherChildren(sources),
  ];
}

/** A statement that does something to the world: a word of the kit, or an awaited activity. */
function acts(statement: ts.Statement): boolean {
  if (ts.isReturnStatement(statement) || ts.isFunctionDeclaration(statement)) return false;
  return WORDS.test(statement.getText()) || /\bawait\b/.test(statement.getText());
}

function removals({ story }: ProcessSources): Change[] {
  const changes: Change[] = [];
  for (const statement of story.blocks().flat().filter(acts)) {
    if (ts.isExpressionStatement(statement)) changes.push({ kind: 'remove', what: at(story, statement), story: [story.put(statement, '')] });
    const awaited = firstAwait(statement);
    if (awaited && !ts.isExpressionStatement(statement))
      changes.push({ kind: 'remove', what: `${at(story, awaited)}, as if it were done`, story: [story.put(awaited, DONE)] });
  }
  return changes;
}

function firstAwait(node: ts.Node): ts.AwaitExpression | undefined {
  let found: ts.AwaitExpression | undefined;
  const visit = (one: ts.Node): void => {
    if (!found && ts.isAwaitExpression(one)) found = one;
    if (!found && !ts.isFunctionLike(one)) ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}

function reorderings({ story }: ProcessSources): Change[] {
  const changes: Change[] = [];
  for (const block of story.blocks())
    for (const [i, one] of block.entries()) {
      const next = block[i + 1];
      if (!next || !acts(one) || !acts(next)) continue;
      changes.push({ kind: 'reorder', what: `${at(story, one)} ⇄ ${brief(next)}`, story: [story.put(one, next.getText()), story.put(next, one.getText())] });
    }
  return changes;
}

function additions({ story, tasks }: ProcessSources): Change[] {
  const changes: Change[] = [];
  const add = (statement: ts.Statement, kind: string, text: string) =>
    changes.push({ kind, what: `before ${at(story, statement)}`, story: [story.before(statement, `${text}\n  `)] });
  for (const block of story.blocks()) {
    const [first] = block;
    for (const statement of block) {
      if (!acts(statement) && statement !== first) continue;
      if (!inAsync(statement)) continue;
      add(statement, 'add a pause', `await added.workingSleep('1 minute');`);
      if (tasks[0]) add(statement, 'add a task', `await added.humanTask(${tasks[0]});`);
    }
  }
  return changes;
}

/** In the contract and in the story, as an honest rename is made. */
function renamedSteps({ story, contract, steps }: ProcessSources): Change[] {
  return steps.map((step) => ({
    kind: 'rename a step',
    what: `"${step}" → "${step}Renamed"`,
    story: strings(story, step)
      .filter((node) => inCallOf(node, 'enterStep'))
      .map((node) => story.put(node, `'${step}Renamed'`)),
    contract: [
      ...strings(contract, step)
        .filter((node) => inCallOf(node, 'defineSteps'))
        .map((node) => contract.put(node, `'${step}Renamed'`)),
      ...contract
        .all(ts.isPropertyAssignment)
        .filter(({ name }) => name.getText() === step && inCallOf(name, 'defineSteps'))
        .map(({ name }) => contract.put(name, `${step}Renamed`)),
    ],
  }));
}

/** Names that rows, commands and outside senders know. */
function renamedThings({ story, contract }: ProcessSources): Change[] {
  const changes: Change[] = [];
  for (const call of contract.calls('defineTask', 'plainTask')) {
    const name = call.arguments[0]!;
    const literal = ts.isStringLiteral(name) ? name : propertyOf(name, 'name');
    if (literal) changes.push({ kind: 'rename a task', what: literal.getText(), contract: [contract.put(literal, `'${textOf(literal)}Renamed'`)] });
  }
  for (const call of contract.calls('defineMessage')) {
    const literal = propertyOf(call.arguments[0]!, 'kind');
    if (literal) changes.push({ kind: 'rename a message', what: literal.getText(), contract: [contract.put(literal, `'other.renamed'`)] });
  }
  for (const call of contract.calls('defineProcess')) {
    const literal = propertyOf(call.arguments[0]!, 'name');
    if (literal) changes.push({ kind: 'rename the process', what: literal.getText(), contract: [contract.put(literal, `'renamed'`)] });
  }
  for (const call of story.calls('fail')) {
    const code = call.arguments[0]!;
    const renamed = `'renamed-failure'`;
    changes.push({
      kind: 'rename a failure',
      what: code.getText(),
      story: [story.put(code, renamed)],
      contract: strings(contract, textOf(code)).map((node) => contract.put(node, renamed)),
    });
  }
  return changes;
}

function otherWaits({ story, tasks }: ProcessSources): Change[] {
  const changes: Change[] = [];
  const change = (node: ts.Node, kind: string, edits: Edit[], note = '') => changes.push({ kind, what: `${at(story, node)}${note}`, story: edits });
  for (const call of story.calls('humanTask')) {
    const [task] = call.arguments;
    const other = tasks.find((name) => name !== task!.getText());
    if (other) change(call, 'another task', [story.put(task!, other)], ` → ${other}`);
    change(call, 'add a timer to a wait', [
      story.put(call, `added.firstOf({ [${task!.getText()}.name]: added.task(${task!.getText()}), added: added.timer('9 minutes') }) as never`),
    ]);
    change(call, 'a pause for a task', [story.put(call, `(added.workingSleep('9 minutes') as Promise<unknown> as Promise<never>).then(() => ${DONE})`)]);
  }
  for (const call of story.calls('firstOf')) {
    const hopes = call.arguments[0] as ts.ObjectLiteralExpression;
    change(call, 'add a timer to a wait', [story.before(hopes.properties[0]!, `added: added.timer('9 minutes'), `)]);
    for (const property of hopes.properties) {
      const key = property.name!.getText();
      const uses = strings(story, key).filter((node) => !inCallOf(node, 'enterStep') && !inCallOf(node, 'timer'));
      change(property, 'rename a hope of a wait', [story.put(property.name!, `${key}Renamed`), ...uses.map((node) => story.put(node, `'${key}Renamed'`))]);
      change(property, 'remove a hope of a wait', [
        { from: property.getFullStart(), to: property.getEnd() + (hopes.getText().includes(`${property.getText()},`) ? 1 : 0), text: '' },
      ]);
    }
  }
  for (const call of story.calls('timer', 'workingSleep')) {
    const [when] = call.arguments;
    change(when!, 'another timer', [story.put(when!, ts.isStringLiteral(when!) && !/^\d/.test(textOf(when)) ? `'${textOf(when)}Other'` : `'77 minutes'`)]);
  }
  for (const call of story.calls('message')) change(call, 'another key of a message', [story.put(call.arguments[1]!, `'elsewhere'`)]);
  for (const call of story.calls('task')) {
    const other = tasks.find((name) => name !== call.arguments[0]!.getText());
    if (other) change(call, 'another task', [story.put(call.arguments[0]!, other)], ` → ${other}`);
  }
  return changes;
}

/** Activities come as `const { keepTalk } = activitiesOf(…)`. */
function otherActivities({ story }: ProcessSources): Change[] {
  const changes: Change[] = [];
  for (const declaration of story.all(ts.isVariableDeclaration)) {
    if (!ts.isObjectBindingPattern(declaration.name) || !declaration.initializer?.getText().startsWith('activitiesOf')) continue;
    const elements = declaration.name.elements;
    for (const [i, element] of elements.entries()) {
      const name = element.getText();
      changes.push({ kind: 'rename an activity', what: name, story: [story.put(element, `${name}Renamed: ${name}`)] });
      const other = elements[i + 1]?.getText();
      if (other)
        changes.push({
          kind: 'swap activities',
          what: `${name} ⇄ ${other}`,
          story: [story.put(element, `${other}: ${name}`), story.put(elements[i + 1]!, `${name}: ${other}`)],
        });
    }
  }
  return changes;
}

function otherChildren({ story }: ProcessSources): Change[] {
  const changes: Change[] = [];
  const children = [...new Set(story.calls('startChild', 'runChildren').map((call) => call.arguments[0]!.getText()))];
  for (const call of story.calls('startChild')) {
    const other = children.find((name) => name !== call.arguments[0]!.getText());
    if (other) changes.push({ kind: 'another child', what: `${at(story, call)} → ${other}`, story: [story.put(call.arguments[0]!, other)] });
  }
  for (const call of story.calls('runChildren', 'allOf')) {
    const list = call.expression.getText() === 'allOf' ? call.arguments : (call.arguments[1] as ts.ArrayLiteralExpression).elements;
    const [one, two] = [list[0]!, list[1]!];
    changes.push({ kind: 'one branch less', what: at(story, call), story: [{ from: one.getFullStart(), to: two.getStart(), text: '' }] });
    if (call.expression.getText() === 'allOf')
      changes.push({ kind: 'swap branches', what: at(story, call), story: [story.put(one, two.getText()), story.put(two, one.getText())] });
  }
  return changes;
}

function at(source: StorySource, node: ts.Node): string {
  return `line ${source.lineOf(node)}: ${brief(node)}`;
}

function strings(source: StorySource, text: string): ts.StringLiteral[] {
  return source.all(ts.isStringLiteral).filter((node) => node.text === text);
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteral(node) ? node.text : node.getText();
}

function propertyOf(node: ts.Node, name: string): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  return node.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === name)?.initializer;
}

function inCallOf(node: ts.Node, name: string): boolean {
  return ts.findAncestor(node, (one): one is ts.CallExpression => ts.isCallExpression(one) && one.expression.getText() === name) !== undefined;
}
