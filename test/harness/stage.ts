import { randomUUID } from 'node:crypto';
import { elapsedOf } from '#domain/calendar/deadline.rule.js';
import { SteeringService, type Steering } from '#domain/cases/steering.service.js';
import { MessageService } from '#domain/messages/message.service.js';
import { lineOf } from '#domain/rebuild/differences.rule.js';
import { compareWithEvents } from '#domain/rebuild/rebuild.repository.js';
import { tasksOfCase } from '#domain/tasks/task.repository.js';
import type { EventSeen, ProcessSeen, Seen, Stage, TaskSeen } from '#kit/testing/stage.type.js';
import { workflowRests } from './at-rest.js';
import { keepRun, RECORDING, requireRun, type Room } from './histories.js';
import { leftOpen } from './left-open.js';
import type { Matter, StoryTest } from './story.js';

/** Who steers a case: the head may do all of it. */
const STEERS = 'head';

/** One case in skipped time, for the words of a story. */
export class CaseStage implements Stage {
  constructor(
    private readonly story: StoryTest,
    readonly matter: Matter,
    private readonly room: Room,
  ) {}

  get requestId(): string {
    return this.matter.requestId;
  }

  async look(): Promise<Seen> {
    const { caseId } = this.matter;
    const now = await this.story.now();
    return this.story.database.asSystem(async (tx) => ({
      now,
      tasks: (await tasksOfCase(tx, caseId)) satisfies TaskSeen[],
      processes: await tx.rows<ProcessSeen>(
        `SELECT id, process, parent IS NULL AS root, status, step, result FROM process_instance WHERE "case" = $1 ORDER BY created_at, parent IS NOT NULL, id`,
        [caseId],
      ),
      events: await tx.rows<EventSeen>(
        `SELECT e.kind, e.actor, p.login AS by, e.data FROM event e LEFT JOIN person p ON 'person:' || p.id = e.actor WHERE e."case" = $1 ORDER BY e.at, e.seq`,
        [caseId],
      ),
    }));
  }

  async inboxesOf(task: string): Promise<string[]> {
    const rows = await this.matter.rows<{ principal: string }>(
      `SELECT CASE WHEN p.id IS NULL THEN i.principal ELSE 'person:' || p.login END AS principal
         FROM inbox i LEFT JOIN person p ON i.principal = 'person:' || p.id WHERE i.task = $1 ORDER BY 1`,
      [task],
    );
    return rows.map(({ principal }) => principal);
  }

  async isAtRest(): Promise<boolean> {
    const coming = await this.matter.rows(
      `SELECT 1 FROM command c JOIN process_instance i ON i.id = c.instance WHERE i."case" = $1 AND c.status = 'accepted' LIMIT 1`,
      [this.matter.caseId],
    );
    return coming.length === 0 && workflowRests(this.story.client, this.matter.workflowId);
  }

  elapsed(duration: string, from: number): number {
    return elapsedOf(duration, from, this.story.calendar);
  }

  skip(milliseconds: number): Promise<void> {
    return this.story.skip(milliseconds / 60_000);
  }

  async complete(task: TaskSeen, { by, outcome, data }: { by: string | null; outcome: string; data: Record<string, unknown> }): Promise<unknown> {
    const whole = await this.matter.task(task.id);
    return this.story.complete(by ?? (await this.whoMay(task)), whole, outcome, data);
  }

  async send({ kind }: { kind: string }, key: string, payload: Record<string, unknown>): Promise<void> {
    const { database, clock } = this.story;
    await this.story.now();
    await new MessageService(database, clock).receive(await this.story.person(STEERS), { kind, key, payload, deliveryId: randomUUID() });
  }

  async correct(changes: Record<string, unknown>): Promise<void> {
    await this.steer((steering, by) => steering.correct(by, changes));
  }

  async hold(until: Date, reason: string): Promise<void> {
    await this.steer((steering, by) => steering.hold(by, { until, reason }));
  }

  async resume(): Promise<void> {
    await this.steer((steering, by) => steering.resume(by));
  }

  async cancel(): Promise<void> {
    await this.steer((steering, by) => steering.cancel(by, 'by a test'));
  }

  async cancelByTemporal(): Promise<void> {
    await this.matter.cancel();
  }

  openWaits(): Promise<{ told: string[]; written: string[] }> {
    return this.matter.openWaits();
  }

  async leftOver(): Promise<string[]> {
    const { organisation } = await this.story.person(STEERS);
    return [...(await leftOpen(this.story, this.matter)), ...(await compareWithEvents(this.story.database, organisation)).map(lineOf)];
  }

  async keepHistory(name: string): Promise<void> {
    const { workflowId } = this.matter;
    if (RECORDING) await keepRun(this.story.client, { workflowId, name }, this.room);
    else requireRun(workflowId.split(':')[0]!, name, this.room);
  }

  private async steer(work: (steering: SteeringService, by: Steering) => Promise<unknown>): Promise<void> {
    const { database, clock, packs } = this.story;
    await this.story.now();
    await work(new SteeringService(database, clock, packs), { caller: await this.story.person(STEERS), caseId: this.matter.caseId, key: null });
  }

  /** The login of the assignee, or of the first who has the role. */
  private async whoMay({ name, role, assignee }: TaskSeen): Promise<string> {
    const [person] = await this.matter.rows<{ login: string }>(
      `SELECT login FROM person WHERE CASE WHEN $2::uuid IS NULL THEN $1 = ANY(roles) ELSE id = $2 END ORDER BY login LIMIT 1`,
      [role, assignee?.id ?? null],
    );
    if (!person) throw new Error(`Nobody of the demo company has the role ${role}, so that nobody can complete the task "${name}".`);
    return person.login;
  }
}
