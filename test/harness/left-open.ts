import type { Matter, StoryTest } from './story.js';

/** What a matter has left open anywhere: nothing, if it is over and all is well. */
export async function leftOpen(story: StoryTest, matter: Matter): Promise<string[]> {
  const rows = await matter.rows<{ what: string }>(
    `SELECT 'wait ' || w.place AS what FROM wait w JOIN process_instance i ON i.id = w.instance WHERE i."case" = $1 AND (w.closed_at IS NULL OR w.decided_by IS NULL)
     UNION ALL SELECT 'task ' || name FROM task WHERE "case" = $1 AND (status <> 'closed' OR cause IS NULL)
     UNION ALL SELECT 'inbox ' || principal FROM inbox JOIN task ON task.id = inbox.task WHERE task."case" = $1
     UNION ALL SELECT 'expectation ' || hope FROM expectation e JOIN wait w ON w.id = e.wait JOIN process_instance i ON i.id = w.instance WHERE i."case" = $1
     UNION ALL SELECT 'process ' || process FROM process_instance WHERE "case" = $1 AND status = 'running'
     UNION ALL SELECT 'command ' || c.kind FROM command c JOIN process_instance i ON i.id = c.instance WHERE i."case" = $1 AND c.status = 'accepted'`,
    [matter.caseId],
  );
  const running = await Promise.all(
    (await matter.workflowIds()).map(async (id) =>
      (await story.client.workflow.getHandle(id).describe()).status.name === 'RUNNING' ? [`workflow ${id}`] : [],
    ),
  );
  return [...rows.map(({ what }) => what), ...running.flat()];
}
