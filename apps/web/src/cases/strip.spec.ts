import type { Process, StepVisit } from '../api/types';
import { stripOf } from './strip';

const visit = (step: string, [from, to]: [string, string | null], tasks = 0): StepVisit => ({
  step,
  stepLabel: step,
  from,
  to,
  took: 0,
  norm: null,
  counting: false,
  measuredAt: from,
  state: 'none',
  tasks,
});
const process = (id: string, [parentId, startedAt]: [string | null, string], visits: StepVisit[] = []): Process => ({
  id,
  process: id,
  label: id,
  parentId,
  status: 'running',
  step: null,
  stepLabel: null,
  startedAt,
  endedAt: null,
  visits,
  waitsForProcessId: null,
  holder: null,
});

describe('the way of a case in short', () => {
  it('is told by the processes that do something themselves, the first to begin first', () => {
    const parts = stripOf([
      process('root', [null, '1'], [visit('intake', ['1', null])]),
      process('contact', ['root', '3'], [visit('calling', ['3', null])]),
      process('intake', ['root', '2'], [visit('calling', ['2', null])]),
    ]);
    expect(parts.map((part) => part.process.id)).toEqual(['intake', 'contact']);
    expect(stripOf([process('root', [null, '1'])]).map((part) => part.process.id)).toEqual(['root']);
  });

  it('tells of a process that starts others what it does itself, and of several alike the last', () => {
    const parts = stripOf([
      process('root', [null, '1'], [visit('contact', ['1', '6']), visit('preparing', ['6', null], 1)]),
      process('contact', ['root', '2'], [visit('contacting', ['2', '3'], 1), visit('findingOut', ['3', null])]),
      process('availability', ['contact', '3'], [visit('looking', ['3', '3']), visit('asking', ['3', null])]),
      { ...process('query1', ['availability', '4'], [visit('asking', ['4', '5'], 1)]), process: 'query' },
      { ...process('query2', ['availability', '4'], [visit('asking', ['4', '5'], 1), visit('answered', ['5', '5'])]), process: 'query' },
    ]);
    expect(parts.map((part) => [part.process.id, ...part.visits.map(({ step }) => step)])).toEqual([
      ['contact', 'contacting'],
      ['query2', 'asking', 'answered'],
      ['root', 'preparing'],
    ]);
  });

  it('leaves out what passed by in no time, but never where it is or how it ended', () => {
    const [T0, T1] = ['2026-11-20T09:00:00.000Z', '2026-11-20T09:04:00.000Z'];
    const visits = [visit('received', [T0, T0]), visit('calling', [T0, T1]), visit('asked', [T1, T1], 1), visit('handedOver', [T1, T1])];
    expect(stripOf([process('intake', [null, T0], visits)])[0]!.visits.map(({ step }) => step)).toEqual(['calling', 'asked', 'handedOver']);
    expect(stripOf([process('intake', [null, T0], [visit('calling', [T0, null])])])[0]!.visits).toHaveLength(1);
  });
});
