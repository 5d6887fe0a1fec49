import type { DataOf } from '#kit/contract/define-task.js';
import type { Seen, Stage, TaskSeen } from '#kit/testing/stage.type.js';
import { Unmet } from '#kit/testing/unmet.js';
import { seenAtRest, untilSeen } from '#kit/testing/until-seen.js';
import { supplierAnswered, typeAnswer } from '../../processes/supplier-query/supplier-query.contract.js';
import { trader } from './market.js';

type Answers = NonNullable<DataOf<typeof supplierAnswered.payload>['answers']>;

/** The open question to this supplier, by the task in which his answer may be typed. */
const asked = (supplier: string, { tasks }: Seen): TaskSeen | undefined =>
  tasks.find(({ name, status, prefill }) => name === typeAnswer.name && status === 'open' && prefill['supplier'] === trader(supplier));

type Word = [word: string, work: (stage: Stage) => Promise<void>];

/** He is asked now: `.say(...isAsked('Проба-Альфа'))`. */
export const isAsked = (supplier: string): Word => [
  `isAsked(${supplier})`,
  async (stage) =>
    void (await untilSeen(
      stage,
      (seen) => asked(supplier, seen),
      () => `Expected a question to ${supplier}, and he is not asked.`,
    )),
];

/** Nothing is waited for from him: `.say(...isNotAsked('Проба-Бета'))`. */
export const isNotAsked = (supplier: string): Word => [
  `isNotAsked(${supplier})`,
  async (stage) => {
    if (asked(supplier, await seenAtRest(stage))) throw new Unmet(`Expected no question to ${supplier}, and one is open.`);
  },
];

/** He answers by mail: `.say(...answers('Проба-Альфа', [{ line: 1, has: 'yes' }]))`. */
export const answers = (supplier: string, told: Answers): Word => [
  `answers(${supplier})`,
  async (stage) => {
    await isAsked(supplier)[1](stage);
    const { prefill } = asked(supplier, await stage.look())!;
    await stage.send(supplierAnswered, String(prefill['query']), { answers: told, channel: 'mail' });
  },
];
