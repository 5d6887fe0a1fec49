import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import type { Packs } from '../packs/packs.service.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import { announce } from '../tasks/announce.js';
import { namesOf } from '../tasks/comment.repository.js';
import { mentionedIn } from '../tasks/comment-text.rule.js';
import { findTasks, type TaskRecord } from '../tasks/task.repository.js';
import type { Clock } from '../time/clock.js';
import { saveWishes, wishesOf, type Wishes } from './notice-wishes.repository.js';
import { countUnread, LATEST, listNotices, markRead, markUnread, type NoticeCursor, type NoticeRecord } from './notice.repository.js';
import { ownQuiet, quietOutsideWork, type Stretch } from './quiet.rule.js';

/** A page of notices with the tasks that they are about. */
export interface NoticePage {
  notices: NoticeRecord[];
  tasks: ReadonlyMap<string, TaskRecord>;
  /** Of those who are named in comments, by id. */
  names: ReadonlyMap<string, string>;
  unread: number;
  wishes: Wishes;
  /** The quiet in which an instant lies for this person. */
  quietAt: (at: Date) => Stretch | null;
  now: Date;
}

/** What somebody was told. Each reads and changes his own only. */
export class NoticeService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly packs: Packs,
  ) {}

  /** The latest first. */
  async list({ id: person, organisation }: Principal, { limit, after = LATEST }: { limit: number; after?: NoticeCursor }): Promise<NoticePage> {
    const { calendar } = await this.packs.of(organisation);
    const now = this.clock.now();
    return this.database.inOrganisation(organisation, async (tx) => {
      const wishes = await wishesOf(tx, person);
      const timeZone = (await tx.row<{ zone: string }>(`SELECT time_zone AS zone FROM organisation WHERE id = $1`, [organisation]))!.zone;
      const notices = await listNotices(tx, { person, off: wishes.off, limit, after });
      const ids = [...new Set(notices.flatMap(({ task }) => task ?? []))];
      const tasks = ids.length > 0 ? await findTasks(tx, ids) : [];
      const named = [...new Set(notices.flatMap(({ words }) => mentionedIn(words ?? '')))];
      const names = named.length > 0 ? await namesOf(tx, named) : [];
      const quietAt = (at: Date) => {
        if (wishes.quiet === 'never') return null;
        return wishes.quiet === 'own' ? ownQuiet(wishes.hours, timeZone, at.getTime()) : quietOutsideWork(calendar, at.getTime());
      };
      return {
        notices,
        tasks: new Map(tasks.map((task) => [task.id, task])),
        names: new Map(names.map(({ id, name }) => [id, name])),
        unread: await countUnread(tx, { person, off: wishes.off }),
        wishes,
        quietAt,
        now,
      };
    });
  }

  /** Marks these as read, or all that came up to an instant. Tells which were not read before. */
  read(caller: Principal, which: readonly string[] | Date): Promise<string[]> {
    return this.change(caller, (tx) => markRead(tx, { person: caller.id, at: this.clock.now(), which }));
  }

  /** Takes that back. */
  unread(caller: Principal, which: readonly string[]): Promise<string[]> {
    return this.change(caller, (tx) => markUnread(tx, { person: caller.id, which }));
  }

  wishes({ id, organisation }: Principal): Promise<Wishes> {
    return this.database.inOrganisation(organisation, (tx) => wishesOf(tx, id));
  }

  /** What somebody wants from now on, in all his browsers. */
  async wish(caller: Principal, wishes: Wishes): Promise<void> {
    const { id: person, organisation } = caller;
    await this.database.inOrganisation(organisation, async (tx) => {
      await saveWishes(tx, { organisation, person }, wishes);
      await audit(tx, { organisation, at: this.clock.now(), actor: actorOf(caller), act: 'notice.wish', object: person, data: { ...wishes } });
      await announce(tx, { organisation, cases: [], tasks: [], notices: [person] });
    });
  }

  /** What one tab has read is read in all of them. */
  private change({ id, organisation }: Principal, work: (tx: Transaction) => Promise<string[]>): Promise<string[]> {
    return this.database.inOrganisation(organisation, async (tx) => {
      const changed = await work(tx);
      if (changed.length > 0) await announce(tx, { organisation, cases: [], tasks: [], notices: [id] });
      return changed;
    });
  }
}
