import type { ProcessMap, StepVisit } from '../api/types';
import { takenFlows, toldSteps } from './way';

const at = (minute: number) => new Date(minute * 60_000).toISOString();
const visit = (step: string, [from, to]: [number, number | null], more: Partial<StepVisit> = {}): StepVisit => ({
  step,
  stepLabel: step,
  from: at(from),
  to: to === null ? null : at(to),
  took: ((to ?? from) - from) * 60,
  norm: null,
  counting: to === null,
  measuredAt: at(from),
  state: 'none',
  tasks: 0,
  ...more,
});
const MINUTE = 60_000;

describe('the way of a case on the map', () => {
  it('tells each step with its time against its norm, and where the case is now', () => {
    const told = toldSteps([visit('calling', [0, 4], { norm: 600, state: 'kept' }), visit('waiting', [4, null])], 10 * MINUTE);
    expect([...told]).toEqual([
      ['calling', { state: 'taken', took: 4 * MINUTE, norm: 10 * MINUTE, late: false, times: 1 }],
      ['waiting', { state: 'now', took: 6 * MINUTE, norm: null, late: false, times: 1 }],
    ]);
  });

  it('adds up stays in one step, and stays late once one was late', () => {
    const told = toldSteps(
      [visit('calling', [0, 12], { norm: 600, state: 'late' }), visit('waiting', [12, 20]), visit('calling', [20, 21], { norm: 600, state: 'kept' })],
      0,
    );
    expect(told.get('calling')).toEqual({ state: 'taken', took: 13 * MINUTE, norm: 20 * MINUTE, late: true, times: 2 });
  });

  it('lights the flows that were gone along, to where ways part and on from there', () => {
    const step = (name: string, ...moves: string[]) => ({
      name,
      label: name,
      moves: moves.map((to) => ({ to, outcomes: [] })),
      tasks: [],
      child: null,
      now: null,
    });
    const map: ProcessMap = {
      name: 'p',
      label: 'p',
      steps: [step('received', 'calling'), step('calling', 'waiting', 'ended'), step('waiting', 'ended'), step('ended')],
      processes: [],
    };
    expect([...takenFlows(map, [visit('received', [0, 0]), visit('calling', [0, 4]), visit('ended', [4, 4])])]).toEqual([
      'from_start_to_step_received',
      'from_step_received_to_step_calling',
      'from_step_calling_to_after_calling',
      'from_after_calling_to_step_ended',
    ]);
    expect(takenFlows(map, []).size).toBe(0);
  });
});
