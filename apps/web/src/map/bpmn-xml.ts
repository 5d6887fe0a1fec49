import type { MapStep, ProcessMap } from '../api/types';

/** Where every way begins. */
export const START = 'start';

/** The id of a step's shape: a name of a contract is a word, and BPMN's ids must not begin with a digit. */
export const shapeOf = (step: string): string => `step_${step}`;

/** The id of the place where a step's ways part. */
export const partingOf = (step: string): string => `after_${step}`;

/** The id of a flow. */
const flowOf = (from: string, to: string): string => `from_${from}_to_${to}`;

/** The flows that a move goes along: to where the ways part, and on from there. */
export function flowsOfMove({ name, moves }: MapStep, to: string): string[] {
  const [from, parting] = [shapeOf(name), partingOf(name)];
  return moves.length > 1 ? [flowOf(from, parting), flowOf(parting, shapeOf(to))] : [flowOf(from, shapeOf(to))];
}

/** The flow from a step to where its ways part. */
export const flowToParting = (step: string): string => flowOf(shapeOf(step), partingOf(step));

/** The flow into the first step. */
export const firstFlow = ({ name }: MapStep): string => flowOf(START, shapeOf(name));

/** What XML would take for its own. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What a step is in BPMN: an end where nothing follows, a child process, somebody's task, or work that is done by itself. */
function tagOf({ moves, child, tasks }: MapStep): string {
  if (moves.length === 0) return 'endEvent';
  if (child !== null) return 'callActivity';
  return tasks.length > 0 ? 'userTask' : 'serviceTask';
}

interface Flow {
  id: string;
  from: string;
  to: string;
}

const flow = (from: string, to: string): Flow => ({ id: flowOf(from, to), from, to });

function flowsOf({ steps }: ProcessMap): Flow[] {
  const moves = steps.flatMap(({ name, moves: own }) => {
    const [step, parting] = [shapeOf(name), partingOf(name)];
    if (own.length < 2) return own.map(({ to }) => flow(step, shapeOf(to)));
    return [flow(step, parting), ...own.map(({ to }) => flow(parting, shapeOf(to)))];
  });
  return [...steps.slice(0, 1).map(({ name }) => flow(START, shapeOf(name))), ...moves];
}

/**
 * A process as BPMN 2.0, without a layout. A step after which several may follow is followed by an exclusive gateway. Each node names its incoming and outgoing
 * flows, as the layout asks for them.
 */
export function bpmnOf(map: ProcessMap): string {
  const flows = flowsOf(map);
  const node = (tag: string, id: string, name: string) => {
    const incoming = flows.filter(({ to }) => to === id).map((one) => `<bpmn:incoming>${one.id}</bpmn:incoming>`);
    const outgoing = flows.filter(({ from }) => from === id).map((one) => `<bpmn:outgoing>${one.id}</bpmn:outgoing>`);
    return `<bpmn:${tag} id="${id}" name="${escaped(name)}">${[...incoming, ...outgoing].join('')}</bpmn:${tag}>`;
  };
  const steps = map.steps.flatMap((step) => [
    node(tagOf(step), shapeOf(step.name), step.label),
    ...(step.moves.length > 1 ? [node('exclusiveGateway', partingOf(step.name), '')] : []),
  ]);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="map" targetNamespace="urn:reglament">`,
    `<bpmn:process id="process" name="${escaped(map.label)}" isExecutable="false">`,
    node('startEvent', START, ''),
    ...steps,
    ...flows.map(({ id, from, to }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`),
    `</bpmn:process></bpmn:definitions>`,
  ].join('\n');
}
