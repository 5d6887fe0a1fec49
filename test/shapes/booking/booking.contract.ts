import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { plainTask } from '../plain-task.contract.js';
import type { ShapeInput, ShapeResult } from '../shape.type.js';

export const agree = plainTask('agree', 'secretary');
export const confirm = plainTask('confirm', 'manager');
export const releaseByHand = plainTask('releaseByHand', 'secretary');

export interface BookingActivities {
  reserve(input: object): Promise<void>;
  pay(input: object): Promise<void>;
  /** Undoes `reserve`; fails for good where it is told to. */
  release(input: { fails: boolean }): Promise<void>;
  /** Undoes `pay`; fails for good where it is told to. */
  refund(input: { fails: boolean }): Promise<void>;
}

/** What is done is undone on a cancel and on a failure; what cannot be undone becomes a task or an incident. */
export const booking = defineProcess({
  name: 'booking',
  startedBy: 'case',
  steps: defineSteps({ agreeing: ['confirming'], confirming: ['booked'], booked: [] }),
  tasks: [agree, confirm, releaseByHand],
  failures: ['not-confirmed'],
  input: typeOf<ShapeInput>(),
  result: typeOf<ShapeResult>(),
});
