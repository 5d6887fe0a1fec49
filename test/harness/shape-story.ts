import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SteeringService } from '#domain/cases/steering.service.js';
import { MessageService, type ReceivedMessage } from '#domain/messages/message.service.js';
import type { TaskRecord } from '#domain/tasks/task.repository.js';
import { tasksOfCase } from '#domain/tasks/task.repository.js';
import { KIND_OF, SHAPES, type Shape } from '../faults/shapes.js';
import { leftOpen } from './left-open.js';
import { StoryTest, type Matter } from './story.js';

/** Who does the tasks of a role. */
const WHO: Record<string, string> = { secretary: 'secretary1', manager: 'manager1' };

/**
 * The shapes of `test/shapes` in skipped time. The test file that uses it begins with
 * `@jest-environment-options {"customExportConditions": ["shapes", "source", …]}`, so that the API and the worker find the shapes.
 */
export class ShapeStory {
  private constructor(
    readonly story: StoryTest,
    readonly sink: string,
  ) {}

  static async begin(): Promise<ShapeStory> {
    const sink = mkdtempSync(join(tmpdir(), 'reglament-sink-'));
    process.env['REGLAMENT_SINK'] = sink;
    return new ShapeStory(await StoryTest.begin(SHAPES), sink);
  }

  async end(): Promise<void> {
    await this.story.end();
    rmSync(this.sink, { recursive: true, force: true });
  }

  shape(name: Shape): Promise<Matter> {
    return this.story.request(KIND_OF[name]);
  }

  /** A reply from outside about a matter. */
  async reply({ requestId }: Matter, text: string, deliveryId: string = randomUUID()): Promise<ReceivedMessage> {
    const { database, clock } = this.story;
    return new MessageService(database, clock).receive(await this.story.person('secretary1'), {
      kind: 'shape.replied',
      key: requestId,
      payload: { text },
      deliveryId,
    });
  }

  async correct({ caseId }: Matter, changes: Record<string, string>): Promise<void> {
    await this.steering.correct({ caller: await this.story.person('secretary1'), caseId, key: null }, changes);
  }

  async cancel({ caseId }: Matter): Promise<void> {
    await this.steering.cancel({ caller: await this.story.person('head'), caseId, key: null }, 'by a test');
  }

  async openTasks({ caseId }: Matter): Promise<TaskRecord[]> {
    return (await this.story.database.asSystem((tx) => tasksOfCase(tx, caseId))).filter(({ status }) => status === 'open');
  }

  /** Completes an open task as whoever may. */
  complete(task: TaskRecord, outcome = 'done', data: Record<string, unknown> = {}): ReturnType<StoryTest['complete']> {
    return this.story.complete(WHO[task.role]!, task, outcome, data);
  }

  /** The open task of this name; waits for it. */
  async task(matter: Matter, name: string): Promise<TaskRecord> {
    return this.until(`the task ${name}`, async () => (await this.openTasks(matter)).find((task) => task.name === name));
  }

  /** Waits for a task of this name and completes it. */
  async done(matter: Matter, name: string, outcome = 'done', data: Record<string, unknown> = {}): Promise<void> {
    await this.complete(await this.task(matter, name), outcome, data);
  }

  /** How the root ended: its result in one word, or what it ended as. */
  async ended(matter: Matter): Promise<string> {
    await matter.expectClosed();
    const [root] = await matter.rows<{ status: string; result: { ended?: string } | null }>(
      `SELECT status, result FROM process_instance WHERE "case" = $1 AND parent IS NULL`,
      [matter.caseId],
    );
    return root!.result?.ended ?? root!.status;
  }

  /** What a matter that has ended has left open anywhere: nothing, if all is well. Whoever brought its last command may still be storing that. */
  async leftOpen(matter: Matter): Promise<string[]> {
    for (const end = Date.now() + 5_000; ; await new Promise((go) => setTimeout(go, 25))) {
      const left = await leftOpen(this.story, matter);
      if (left.length === 0 || Date.now() > end) return left;
    }
  }

  async until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
    for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((go) => setTimeout(go, 25))) {
      const seen = await look();
      if (seen) return seen;
    }
    throw new Error(`Waited in vain for ${what}.`);
  }

  private get steering(): SteeringService {
    return new SteeringService(this.story.database, this.story.clock, this.story.packs);
  }
}
