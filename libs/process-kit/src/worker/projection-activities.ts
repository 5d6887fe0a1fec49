import type { ProjectionActivities } from '../contract/protocol.js';
import { fault } from '../faults/fault.js';

/** What writes the read model: `ProjectionRepository`, seen from the kit. */
export interface ReadModel {
  project: ProjectionActivities['kitProject'];
  decide: ProjectionActivities['kitDecide'];
}

/** The kit's own local activities. */
export function projectionActivities(readModel: ReadModel): ProjectionActivities {
  return {
    async kitProject(batch) {
      const back = await readModel.project(batch);
      await fault('projection-committed');
      return back;
    },
    async kitDecide(ask) {
      const decision = await readModel.decide(ask);
      await fault('decide-committed');
      return decision;
    },
  };
}
