import type { Headers, WorkflowInterceptors } from '@temporalio/workflow';

/** As in `asked/asked-by.ts`, which the sandbox cannot reach. */
const ASKED_BY = 'reglament-request';

type WithHeaders = { readonly headers: Headers };

/**
 * Hands the id of the request that last moved this story on to what the story then does: its activities, its children, its next run. What a timer sets going
 * was asked by nobody. It travels in headers, beside all data, so that no history tells otherwise with it or without it.
 */
export function interceptors(): WorkflowInterceptors {
  let asked: Headers = {};
  const hear = ({ headers }: WithHeaders) => {
    asked = headers[ASKED_BY] === undefined ? {} : { [ASKED_BY]: headers[ASKED_BY] };
  };
  const say = <T extends WithHeaders>(input: T): T => ({ ...input, headers: { ...input.headers, ...asked } });
  return {
    inbound: [
      {
        execute(input, next) {
          hear(input);
          return next(input);
        },
        handleUpdate(input, next) {
          hear(input);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(say(input)),
        scheduleLocalActivity: (input, next) => next(say(input)),
        startChildWorkflowExecution: (input, next) => next(say(input)),
        continueAsNew: (input, next) => next(say(input)),
      },
    ],
    internals: [
      {
        activate(input, next) {
          if (input.activation.jobs?.some(({ fireTimer }) => fireTimer)) asked = {};
          next(input);
        },
      },
    ],
  };
}
