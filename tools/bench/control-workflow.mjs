// @ts-check
// The control: what Temporal and PostgreSQL alone take for a click. One update, one local activity that writes one row.
import { allHandlersFinished, condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';

/** @type {{ writeRow: (row: { id: string, instance: string, at: number }) => Promise<void> }} */
const rows = proxyLocalActivities({ startToCloseTimeout: '5s' });

/** @type {import('@temporalio/common').UpdateDefinition<number, [string]>} */
const CLICK = defineUpdate('click');

/** Ends after so many clicks. @param {string} instance @param {number} clicks */
export async function control(instance, clicks) {
  let done = 0;
  /** @param {string} id */
  const click = async (id) => {
    await rows.writeRow({ id, instance, at: Date.now() });
    return (done += 1);
  };
  setHandler(CLICK, click);
  await condition(() => done >= clicks && allHandlersFinished());
}
