import ts from 'typescript';
import type { Change } from './harmful.js';
import type { ProcessSources } from './process-sources.js';
import { brief, inAsync, type Edit, type StorySource } from './story-source.js';

/** Changes that no open case may notice: the gate must let them pass. */
export function harmlessChanges(sources: ProcessSources): Change[] {
  return [...renamedVariables(sources), ...extractedHelpers(sources), ...asides(sources), ...enriched(sources)];
}

/** Each local name of the story, wherever it is used. */
function renamedVariables({ story }: ProcessSources): Change[] {
  const names = new Set(
    story
      .all(ts.isVariableDeclaration)
      .filter((declaration) => ts.isIdentifier(declaration.name) && ts.findAncestor(declaration, ts.isFunctionLike))
      .map(({ name }) => name.getText()),
  );
  return [...names].map((name) => ({ kind: 'rename a variable', what: name, story: usesOf(story, name) }));
}

function usesOf(story: StorySource, name: string): Edit[] {
  return story
    .all(ts.isIdentifier)
    .filter((node) => node.text === name && !isMember(node))
    .map((node) => story.put(node, ts.isShorthandPropertyAssignment(node.parent) ? `${name}: ${name}Renamed` : `${name}Renamed`));
}

/** A member of something else only happens to have the name. */
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node;
  return ts.isPropertySignature(parent) || ts.isTypeReferenceNode(parent);
}

/** A word of the kit moves into a function of its own, with one more promise on the way. */
function extractedHelpers({ story }: ProcessSources): Change[] {
  const words = story.calls('humanTask', 'firstOf', 'workingSleep', 'startChild').filter((call) => !/requestId|two\.at|\bname\b/.test(call.getText()));
  return words.map((call) => ({
    kind: 'extract a helper',
    what: `line ${story.lineOf(call)}: ${brief(call)}`,
    story: [
      story.put(call, 'extracted()'),
      { from: story.text.length, to: story.text.length, text: `\nasync function extracted() {\n  return await ${call.getText()};\n}\n` },
    ],
  }));
}

function asides({ story }: ProcessSources): Change[] {
  const changes: Change[] = [];
  for (const block of story.blocks()) {
    const [first] = block;
    if (!first || !ts.findAncestor(first, ts.isFunctionLike)) continue;
    const where = `line ${story.lineOf(first)}: before ${brief(first)}`;
    const add = (kind: string, text: string) => changes.push({ kind, what: where, story: [story.before(first, `${text}\n  `)] });
    add('add a comment', '// Why this is so.');
    add('add what only thinks', 'const doubt = 2;\n  const thought = 1;\n  void [thought, doubt];');
    if (!inAsync(first)) continue;
    add('add an empty await', 'await Promise.resolve();');
    add('add a task under patched()', `if (added.patched('2026-11-more')) await added.workingSleep('1 minute');`);
  }
  return changes;
}

/** What later openings bring, and no earlier one: roles, prefilled values, inputs, results. */
function enriched({ story, contract }: ProcessSources): Change[] {
  const changes: Change[] = [];
  for (const call of contract.calls('plainTask')) {
    const role = call.arguments[1]!;
    changes.push({ kind: 'another role', what: call.getText(), contract: [contract.put(role, `'head'`)] });
  }
  for (const property of contract.all(ts.isPropertyAssignment).filter(({ name }) => name.getText() === 'role'))
    changes.push({ kind: 'another role', what: property.getText(), contract: [contract.put(property.initializer, `'head'`)] });
  for (const call of story.calls('humanTask').filter((one) => one.arguments.length === 1))
    changes.push({
      kind: 'prefill a form',
      what: brief(call),
      story: [{ from: call.getEnd() - 1, to: call.getEnd() - 1, text: `, { prefill: { note: 'new' } }` }],
    });
  for (const object of story.all(ts.isReturnStatement).map(({ expression }) => expression))
    if (object && ts.isObjectLiteralExpression(object))
      changes.push({ kind: 'a richer result', what: brief(object), story: [story.put(object, `{ ...(${object.getText()}), more: 1 }`)] });
  for (const call of story.all(ts.isCallExpression)) {
    const [input] = call.arguments;
    if (/^(keep\w+|reserve|pay|release|refund)$/.test(call.expression.getText()) && input)
      changes.push({ kind: 'a richer input', what: brief(call), story: [story.put(input, `{ ...(${input.getText()}), more: 1 } as never`)] });
  }
  for (const call of story.calls('firstOf')) {
    const { properties } = call.arguments[0] as ts.ObjectLiteralExpression;
    const [one, two] = [properties[0]!, properties.at(-1)!];
    if (one !== two) changes.push({ kind: 'hopes in another order', what: brief(call), story: [story.put(one, two.getText()), story.put(two, one.getText())] });
  }
  return changes;
}
