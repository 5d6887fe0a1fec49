import { join } from 'node:path';
import { v7 } from 'uuid';
import { idOf } from '#kit/contract/place.js';
import type { Batch, Effect, TaskToOpen } from '#kit/contract/protocol.js';
import type { AssignmentRow } from '#domain/assignment/assignment.type.js';
import type { Database } from '#domain/database/database.js';
import type { Transaction } from '#domain/database/transaction.js';
import { Packs } from '#domain/packs/packs.service.js';
import { permissionsOf } from '#domain/people/permission.rule.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { ROLES, type Role } from '#domain/people/role.type.js';
import { RequestService, type IncomingRequest } from '#domain/requests/request.service.js';
import { acceptClick, type Click } from '#domain/tasks/completion.repository.js';
import { ProjectionRepository } from '#domain/tasks/projection.repository.js';
import { Clock } from '#domain/time/clock.js';

const PACKS = join(import.meta.dirname, '../../packs');
const MINUTE = 60_000;

/** A clock that stands still until a test moves it. */
export class StandingClock extends Clock {
  at = Date.UTC(2026, 10, 24, 8, 0);

  now(): Date {
    return new Date(this.at);
  }
}

/** A case with its root instance, and the instance of a child that is told of by `Company.batch`. */
export interface Matter {
  requestId: string;
  caseId: string;
  root: string;
  child: string;
}

/** Somebody was first. */
class Late extends Error {}

/** A company of its own in a test database, with one person of each role (login `<role>-<tail of its id>`, the demo people's password). */
export class Company {
  readonly clock = new StandingClock();
  readonly people: Readonly<Record<Role, string>>;
  readonly tail: string;
  /** Those of the product: the company runs west-technology. */
  readonly packs: Packs;
  private readonly requests: RequestService;

  private constructor(
    readonly database: Database,
    readonly id: string,
  ) {
    this.tail = id.slice(-8);
    this.people = Object.fromEntries(ROLES.map((role) => [role, idOf(id, role)])) as Record<Role, string>;
    this.packs = new Packs(database, PACKS, 1);
    this.requests = new RequestService(database, this.clock, this.packs);
  }

  static async found(database: Database): Promise<Company> {
    const company = new Company(database, v7());
    await database.asSystem((tx) => company.write(tx));
    return company;
  }

  login(role: Role): string {
    return `${role}-${this.tail}`;
  }

  principal(role: Role): Principal {
    return { kind: 'person', id: this.people[role], organisation: this.id, name: role, roles: [role], permissions: permissionsOf([role]) };
  }

  /** One transaction inside this company's walls. */
  within<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.inOrganisation(this.id, work);
  }

  /** Records a request; nothing starts its processes but the test. */
  async matter(change: Partial<IncomingRequest> = {}, key: string | null = null): Promise<Matter> {
    const request = { channel: 'site', kind: 'request', client: { name: 'Проба Пробная' }, ...change };
    const { id, caseId } = await this.requests.record(this.principal('secretary'), request, key);
    const root = await this.within((tx) => tx.row<{ id: string }>(`SELECT id FROM process_instance WHERE "case" = $1`, [caseId]));
    return { requestId: id, caseId, root: root!.id, child: idOf(root!.id, '1') };
  }

  /** A flush of the matter's `intake`. */
  batch({ caseId, root, child }: Matter, effects: Effect[]): Batch {
    return {
      organisation: this.id,
      caseId,
      instance: child,
      process: 'intake',
      parent: { instance: root, place: '1' },
      workflowId: `intake:${child}`,
      run: 'run-1',
      input: {},
      flush: 1,
      effects,
    };
  }

  /** The read model's writer; each task is due 10 elapsed minutes after it opened, and given by this rule. */
  projection(minutes = 10, rule?: AssignmentRow): ProjectionRepository {
    return new ProjectionRepository(this.database, {
      deadline: ({ from }) => Promise.resolve({ warnAt: from + 5 * MINUTE, dueAt: from + minutes * MINUTE, escalateTo: 'head', timing: 'elapsed' }),
      assignment: () => Promise.resolve(rule),
      timer: (timer) => this.packs.timer('pack' in timer.spec ? { ...timer, spec: { after: `${minutes} minutes` } } : timer),
      calendar: (organisation) => this.packs.calendar(organisation),
    });
  }

  /** Commits a click of the secretary; tells its command's id, or undefined where somebody was first. */
  async click({ caseId, child }: Matter, task: { id: string; wait: string; version?: number }, change: Partial<Click> = {}): Promise<string | undefined> {
    const id = v7();
    const click: Click = {
      id,
      organisation: this.id,
      actor: `person:${this.people.secretary}`,
      task: { id: task.id, wait: task.wait, instance: child, caseId, key: 'task', version: task.version ?? 1 },
      outcome: 'confirmed',
      data: { city: 'Пермь' },
      keyed: null,
      at: this.clock.now(),
      ...change,
    };
    return this.within(async (tx) => {
      if ((await acceptClick(tx, click)).is === 'accepted') return id;
      throw new Late(); // undone, as the API does
    }).catch((error: unknown) => {
      if (error instanceof Late) return undefined;
      throw error;
    });
  }

  private async write(tx: Transaction): Promise<void> {
    const at = this.clock.now();
    await tx.rows(`INSERT INTO organisation (id, name, pack, time_zone, demo, created_at) VALUES ($1, $2, 'west-technology', 'Europe/Moscow', false, $3)`, [
      this.id,
      `Проба ${this.tail}`,
      at,
    ]);
    for (const role of ROLES) {
      await tx.rows(
        `INSERT INTO person (id, organisation, login, name, email, password_hash, roles, language, created_at)
         VALUES ($1, $2, $3, $4, $3 || '@example.com', coalesce((SELECT password_hash FROM person WHERE login = 'secretary1'), 'none'), $5, 'ru', $6)`,
        [this.people[role], this.id, this.login(role), `Проба ${role}`, [role], at],
      );
    }
    await tx.rows(`INSERT INTO api_token (id, organisation, name, hash, scopes, created_at) VALUES ($1, $2, 'Проба', $3, $4, $5)`, [
      v7(),
      this.id,
      this.id,
      ['request.record'],
      at,
    ]);
  }
}

/** Effects of one wait with one task for the secretary at a place of the story. */
export function waitAt({ child }: Matter, place: string, at: number, change: Partial<TaskToOpen> = {}) {
  const wait = idOf(child, place);
  const task = idOf(wait, 'task');
  const opened: Effect = {
    kind: 'opened',
    wait,
    place,
    at,
    timers: {},
    expects: {},
    tasks: [{ id: task, key: 'task', name: 'confirmRequest', role: 'secretary', assignee: null, prefill: {}, ...change }],
  };
  return { wait, task, opened, closed: (cause: string, when: number): Effect => ({ kind: 'closed', wait, cause, at: when }) };
}

export const begun = (at: number): Effect => ({ kind: 'begun', process: 'intake', step: 'calling', at });
