import { proxyActivities, type ActivityOptions } from '@temporalio/workflow';
import { activityName, type ActivityCall } from '../contract/activity-call.js';
import { idOf } from '../contract/place.js';
import { kit } from './kit.js';
import { here, nextPlace } from './place.js';

/** House policy: an attempt may take a minute, and is repeated for as long as the case lives, at most once a minute. */
const HOUSE: ActivityOptions = { startToCloseTimeout: '1 minute', retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1 minute' } };

type Raw = Record<string, (input: unknown, call: ActivityCall) => Promise<unknown>>;

/** The activities of a process, typed by its contract. An override of the house policy says why where it stands. */
export function activitiesOf<A>(process: { name: string }, options: ActivityOptions = {}): A {
  const raw = proxyActivities<Raw>({ ...HOUSE, ...options });
  return new Proxy({} as object, {
    get: (_target, name) => (input: unknown) => {
      const { instance, start } = kit();
      const call: ActivityCall = {
        key: idOf(instance, nextPlace()),
        organisation: start.organisation,
        caseId: start.caseId,
        instance,
        process: process.name,
        at: here().time,
      };
      return raw[activityName(process.name, String(name))]!(input, call);
    },
  }) as A;
}
