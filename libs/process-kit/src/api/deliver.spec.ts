import { WorkflowNotFoundError, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { ActivityFailure, ApplicationFailure, CancelledFailure, RetryState, TimeoutFailure } from '@temporalio/common';
import { verdictOf } from './deliver.js';

const failed = (cause: Error) => new WorkflowUpdateFailedError('the update failed', cause);
const AGAIN = { is: 'again', why: 'away' };

describe('the verdict on a delivery that failed', () => {
  it('is a refusal for exactly two types of failure', () => {
    expect(verdictOf(failed(ApplicationFailure.nonRetryable('', 'refused')))).toEqual({ is: 'refused', waitOpen: true, reason: 'refused' });
    expect(verdictOf(failed(ApplicationFailure.nonRetryable('', 'passed')))).toEqual({ is: 'refused', waitOpen: false, reason: 'passed' });
  });

  it('is "again" for a wait that the run does not know yet, and for a run that was ended by force', () => {
    expect(verdictOf(failed(ApplicationFailure.nonRetryable('', 'not-yet')))).toEqual({ is: 'again', why: 'not-yet' });
    expect(verdictOf(failed(ApplicationFailure.nonRetryable('', 'AcceptedUpdateCompletedWorkflow')))).toEqual({ is: 'again', why: 'ended-by-force' });
  });

  it.each<[string, unknown]>([
    ['an error of the program in the validator', failed(ApplicationFailure.nonRetryable('refused', 'TypeError'))],
    ['a failure without a type', failed(ApplicationFailure.nonRetryable('passed'))],
    ['a type that only looks alike', failed(ApplicationFailure.nonRetryable('', 'Refused'))],
    ['a cancellation', failed(new CancelledFailure('passed'))],
    ['a timeout', failed(new TimeoutFailure('refused', undefined, 'START_TO_CLOSE'))],
    [
      'a failed activity that was refused',
      failed(new ActivityFailure('refused', 'kitProject', '1', RetryState.TIMEOUT, 'x', ApplicationFailure.nonRetryable('', 'refused'))),
    ],
    ['a failure of the right type that is no failed update', ApplicationFailure.nonRetryable('', 'refused')],
    ['another error with the right cause', new Error('refused', { cause: ApplicationFailure.nonRetryable('', 'refused') })],
    ['an object with the right type', { cause: { type: 'passed' } }],
    ['a workflow that is not found', new WorkflowNotFoundError('not there', 'intake:1', undefined)],
    ['a deadline', new WorkflowUpdateRPCTimeoutOrCancelledError('deadline')],
    ['a broken connection', Object.assign(new Error('14 UNAVAILABLE'), { code: 14 })],
    ['nothing', undefined],
  ])('is never a refusal for %s', (_what, error) => expect(verdictOf(error)).toEqual(AGAIN));
});
