import { activitiesOf } from '#kit/workflow/activities-of.js';
import { enterStep } from '#kit/workflow/enter-step.js';
import { fail } from '#kit/workflow/fail.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { onUndo } from '#kit/workflow/on-undo.js';
import type { ShapeResult } from '../shape.type.js';
import { agree, booking, confirm, releaseByHand, type BookingActivities } from './booking.contract.js';

/** Each attempt is short, so that the harness need not wait a minute for the next one after a kill. */
const { reserve, pay, release, refund } = activitiesOf<BookingActivities>(booking, { startToCloseTimeout: '5s' });

/** Reserves and pays; what is not confirmed is paid back and released. */
export async function tellBooking(): Promise<ShapeResult> {
  const { fails } = (await humanTask(agree)).data;
  await reserve({});
  onUndo(() => release({ fails: fails === 'release' }), releaseByHand);
  await pay({});
  onUndo(() => refund({ fails: fails === 'refund' }));
  enterStep(booking, 'confirming');
  if ((await humanTask(confirm)).outcome === 'dropped') fail('not-confirmed');
  enterStep(booking, 'booked');
  return { ended: 'booked' };
}
