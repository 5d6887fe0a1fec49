import { activitiesOf } from '#kit/workflow/activities-of.js';
import { anyOf } from '#kit/workflow/any-of.js';
import { enterStep } from '#kit/workflow/enter-step.js';
import { firstOf } from '#kit/workflow/first-of.js';
import { message, task, type TaskAsk } from '#kit/workflow/hopes.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { workingSleep } from '#kit/workflow/working-sleep.js';
import {
  askSupplier,
  supplierAnswered,
  supplierQuery,
  typeAnswer,
  type KeptAnswer,
  type SupplierQueryActivities,
  type SupplierQueryInput,
  type SupplierQueryResult,
} from './supplier-query.contract.js';

const { question, remind, asked, keepAnswer, silent } = activitiesOf<SupplierQueryActivities>(supplierQuery);

/** How long he is waited for before each reminder, by the pack; after the last one `giveUp`. */
const REMINDERS = ['remind1', 'remind2'];

/** Asks one supplier, by a letter or through a person, reminds him twice, and keeps what he answers; or he stays silent. WT-3.4. */
export async function tellSupplierQuery(input: SupplierQueryInput): Promise<SupplierQueryResult> {
  const { query } = input;
  const first = input.byMail ? await writeTo(input) : await callHim(input);
  const answer = first === 'waits' ? await waitForAnswer(input) : first;
  if (answer === 'silent') {
    await silent({ query });
    enterStep(supplierQuery, 'silent');
    return { outcome: 'silent', satisfies: false };
  }
  const { satisfies } = await keepAnswer(answer);
  enterStep(supplierQuery, 'answered');
  return { outcome: 'answered', satisfies };
}

type Heard = KeptAnswer | 'silent';

async function writeTo({ query }: SupplierQueryInput): Promise<'waits'> {
  await question({ query });
  enterStep(supplierQuery, 'waiting');
  return 'waits';
}

/** He has no address: somebody asks him, and may hear the answer at once. */
async function callHim(input: SupplierQueryInput): Promise<Heard | 'waits'> {
  const { query } = input;
  const call = await humanTask(askSupplier, about(input));
  if (call.outcome === 'cannot') return 'silent';
  const { by, data } = call;
  if (call.outcome === 'answered') return { query, answers: call.data.answers, channel: call.data.channel, by };
  await asked({ query, channel: data.channel ?? 'phone', by });
  enterStep(supplierQuery, 'waiting');
  return 'waits';
}

/** The answer comes by itself or is typed in, while the reminders go on beside it. */
async function waitForAnswer(input: SupplierQueryInput): Promise<Heard> {
  const end = await anyOf({ answer: () => hear(input), reminders: () => remindUntilSilent(input) });
  return end?.value ?? 'silent';
}

async function hear(input: SupplierQueryInput): Promise<Heard> {
  const { query } = input;
  const came = await firstOf({ answer: message(supplierAnswered, query), typed: task(typeAnswer, about(input)) });
  if (came.first === 'answer') return { query, answers: came.payload.answers ?? [], channel: came.payload.channel ?? 'mail', by: came.by };
  if (came.outcome === 'silent') return 'silent';
  const answers = came.outcome === 'answered' ? came.data.answers : [];
  return { query, answers, channel: came.data.channel ?? (input.byMail ? 'mail' : 'phone'), by: came.by };
}

async function remindUntilSilent({ query }: SupplierQueryInput): Promise<Heard> {
  for (const [index, pause] of REMINDERS.entries()) {
    await workingSleep(pause);
    await remind({ query, times: index + 1 });
  }
  await workingSleep('giveUp');
  return 'silent';
}

function about({ manager, supplier, query }: SupplierQueryInput): TaskAsk {
  return { ...(manager === null ? {} : { wanted: manager }), prefill: { supplier, query } };
}
