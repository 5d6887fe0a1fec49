import type { MapStep, ProcessMap } from '../api/types';
import { bpmnOf } from './bpmn-xml';
import { widened } from './widen';

const step = (name: string, moves: string[], more: Partial<MapStep> = {}): MapStep => ({
  name,
  label: name,
  moves: moves.map((to) => ({ to, outcomes: [] })),
  tasks: [],
  child: null,
  now: null,
  ...more,
});
const TASK = { name: 'call', title: 'Позвонить', groupLabel: 'Секретари', norm: null, outcomes: [] };
const map = (...steps: MapStep[]): ProcessMap => ({ name: 'p', label: 'Приём & «заявка»', steps, processes: [] });

describe('a process as BPMN', () => {
  it('has the kind of node that a step is: by somebody, by itself, by another process, an end', () => {
    const xml = bpmnOf(map(step('a', ['b']), step('b', ['c'], { tasks: [TASK] }), step('c', ['d'], { child: { name: 'x', label: 'x' } }), step('d', [])));
    expect([...xml.matchAll(/<bpmn:(startEvent|serviceTask|userTask|callActivity|endEvent) id="(\w+)"/g)].map(([, tag, id]) => [tag, id])).toEqual([
      ['startEvent', 'start'],
      ['serviceTask', 'step_a'],
      ['userTask', 'step_b'],
      ['callActivity', 'step_c'],
      ['endEvent', 'step_d'],
    ]);
  });

  it('parts the ways at an exclusive gateway only where several steps may follow', () => {
    const xml = bpmnOf(map(step('a', ['b', 'c']), step('b', ['c']), step('c', [])));
    expect(xml.match(/exclusiveGateway id="\w+"/g)).toEqual(['exclusiveGateway id="after_a"']);
  });

  it('names every flow at both its ends, as the layout asks for', () => {
    const xml = bpmnOf(map(step('a', ['a', 'b']), step('b', [])));
    const flows = [...xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)"/g)].map(([, id]) => id!);
    expect(flows).toHaveLength(4);
    for (const id of flows) expect([xml.split(`<bpmn:incoming>${id}<`).length, xml.split(`<bpmn:outgoing>${id}<`).length]).toEqual([2, 2]);
  });

  it('keeps words that XML would take for its own', () => {
    const xml = bpmnOf(map(step('a', [], { label: '<b>"Да" & нет' })));
    expect(xml).toContain('name="&lt;b&gt;&quot;Да&quot; &amp; нет"');
  });
});

describe('a diagram drawn wider', () => {
  const shape = (id: string, x: number, width: number) =>
    `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="30" width="${width}" height="80" /></bpmndi:BPMNShape>`;
  const LAID_OUT = [
    `<bpmn:startEvent id="start" /><bpmn:endEvent id="end" /><bpmn:sequenceFlow id="f" sourceRef="start" targetRef="step" /><bpmn:sequenceFlow id="g" sourceRef="step" targetRef="end" />`,
    shape('start', 57, 36),
    shape('step', 175, 100),
    shape('end', 357, 36),
    `<bpmndi:BPMNEdge id="f_di" bpmnElement="f"><di:waypoint x="93" y="70" /><di:waypoint x="175" y="70" /></bpmndi:BPMNEdge>`,
    `<bpmndi:BPMNEdge id="g_di" bpmnElement="g"><di:waypoint x="275" y="70" /><di:waypoint x="357" y="70" /></bpmndi:BPMNEdge>`,
  ].join('\n');

  it('gives steps room for words, leaves signs as they are, and ends flows where their shapes end', () => {
    const xml = widened(LAID_OUT);
    const box = (id: string) =>
      /x="([\d.]+)" y="30" width="([\d.]+)"/
        .exec(xml.split(`bpmnElement="${id}"`)[1]!)!
        .slice(1)
        .map(Number) as [number, number];
    const points = (id: string) =>
      [
        ...xml
          .split(`bpmnElement="${id}"`)[1]!
          .split('</bpmndi:BPMNEdge>')[0]!
          .matchAll(/waypoint x="([\d.]+)"/g),
      ].map(([, x]) => Number(x));
    const [start, one, end] = [box('start'), box('step'), box('end')];
    expect([start[1], one[1], end[1]]).toEqual([36, 156, 36]);
    expect(points('f')).toEqual([start[0] + 36, one[0]]);
    expect(points('g')).toEqual([one[0] + 156, end[0]]);
    expect(start[0] + 36).toBeLessThan(one[0]);
    expect(one[0] + 156).toBeLessThan(end[0]);
  });

  it('writes the name of an end beside it', () => {
    expect(widened(LAID_OUT).match(/BPMNLabel>/g)).toHaveLength(2);
  });
});
