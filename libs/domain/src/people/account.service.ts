import { v7 } from 'uuid';
import { lockAssignment } from '../assignment/assignment-facts.repository.js';
import type { HandedOver, HandOverService } from '../assignment/hand-over.service.js';
import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { answerOnce } from '../tasks/answer.repository.js';
import type { Clock } from '../time/clock.js';
import { accountOf, accountsOf, keepAnAdministrator, type AccountsWanted } from './account.repository.js';
import type { AccountChange, AccountFacts, AccountRecord } from './account.type.js';
import { loginOf } from './login.rule.js';
import { actorOf, type Principal } from './principal.rule.js';
import { endSessions } from './session.repository.js';

/** A call with its caller and, where one was given, its key. */
interface Calling {
  caller: Principal;
  key: string | null;
}

/** An account after a change, and what of its tasks went to others with it. */
export interface ChangedAccount {
  account: AccountRecord;
  /** Null: nothing had to go. */
  handedOver: Pick<HandedOver, 'toPeople' | 'toGroup' | 'clients'> | null;
}

/** Who may come in and as what. Every act is one entry of the audit, in its own transaction; passwords are never here. */
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly handing: HandOverService,
    private readonly clock: Clock,
  ) {}

  /** Accounts by name, those that may come in first. */
  list({ organisation }: Principal, wanted: Omit<AccountsWanted, 'organisation'>): Promise<AccountRecord[]> {
    return this.database.inOrganisation(organisation, (tx) => accountsOf(tx, { organisation, ...wanted }));
  }

  /** Somebody new, who cannot come in before a one-time link has been used. Refused where somebody has the login, in whatever company. */
  create({ caller, key }: Calling, { login, ...facts }: AccountFacts & { login: string }): Promise<{ id: string }> {
    const { organisation } = caller;
    const at = this.clock.now();
    return this.database.inOrganisation(organisation, async (tx) => {
      const call = { organisation, actor: actorOf(caller), call: 'POST /people', key, body: { login, ...facts }, at };
      const { body } = await answerOnce(tx, call, async () => {
        const id = v7();
        const { name, email, roles, skills, language } = facts;
        const made = await tx.change(
          `INSERT INTO person (id, organisation, login, name, email, roles, skills, language, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (login) DO NOTHING`,
          [id, organisation, loginOf(login), name, email, roles, skills, language, at],
        );
        if (made === 0) throw new DomainError('login-taken', {}, [{ path: 'login', rule: 'loginTaken' }]);
        const data = { login: loginOf(login), roles, skills, language };
        await audit(tx, { organisation, at, actor: actorOf(caller), act: 'account.create', object: id, data });
        return { status: 201, body: { id } };
      });
      return body;
    });
  }

  /**
   * Changes what is given, if nobody has changed the account since `version`. Who is disabled is out at once: his sessions end, and his tasks and clients go
   * where they go when somebody leaves; with a role that is taken away go the tasks of that role.
   */
  async change(caller: Principal, id: string, { version, change: wanted }: { version: number; change: AccountChange }): Promise<ChangedAccount> {
    const change = given(wanted);
    const { organisation } = caller;
    const at = this.clock.now();
    const changed = await this.database.inOrganisation(organisation, async (tx) => {
      await lockAssignment(tx, organisation);
      const before = await locked(tx, id, version);
      const after = { ...before, ...change };
      const leaves = before.active && !after.active;
      if (leaves && id === caller.id) throw new DomainError('invalid', {}, [{ path: 'active', rule: 'ownAccount' }]);
      if (leaves || lost(before, after).includes('admin')) await keepAnAdministrator(tx, organisation, id);
      await tx.change(`UPDATE person SET name = $2, email = $3, roles = $4, skills = $5, language = $6, active = $7, version = version + 1 WHERE id = $1`, [
        id,
        after.name,
        after.email,
        after.roles,
        after.skills,
        after.language,
        after.active,
      ]);
      // A link that was made before is worth nothing when the account is opened again.
      if (leaves) await tx.change(`DELETE FROM sign_in_link WHERE person = $1`, [id]);
      const act = { caller, person: id, at };
      const handedOver = await this.handOn(tx, act, { leaves, roles: after.active ? lost(before, after) : [] });
      const data = { ...told(before, change), ...(handedOver ? { handedOver } : {}) };
      await audit(tx, { organisation, at, actor: actorOf(caller), act: leaves ? 'account.disable' : 'account.change', object: id, data });
      return { account: (await accountOf(tx, id))!, handedOver };
    });
    if (!changed.account.active) await this.database.asSystem((tx) => endSessions(tx, id));
    return changed;
  }

  /** What goes to others with a change. */
  private async handOn(
    tx: Transaction,
    act: { caller: Principal; person: string; at: Date },
    { leaves, roles }: { leaves: boolean; roles: readonly string[] },
  ): Promise<ChangedAccount['handedOver']> {
    if (!leaves && roles.length === 0) return null;
    const { toPeople, toGroup, clients } = await this.handing.within(tx, act, { to: null, leaves, roles: leaves ? null : roles });
    return { toPeople, toGroup, clients };
  }
}

/** The account as it is, locked until the transaction ends; an old version is refused with what is there now. */
async function locked(tx: Transaction, id: string, version: number): Promise<AccountRecord> {
  // Whoever opens a task for this person, or takes one, locks the row too.
  await tx.rows(`SELECT 1 FROM person WHERE id = $1 FOR UPDATE`, [id]);
  const found = await accountOf(tx, id);
  if (!found) throw new DomainError('not-found');
  if (found.version !== version) throw new DomainError('account-changed');
  return found;
}

/** Without what was left out: a field that is there and undefined was not given either. */
function given(change: AccountChange): AccountChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function lost(before: AccountRecord, after: AccountRecord): string[] {
  return before.roles.filter((role) => !after.roles.includes(role));
}

/** What the audit is told: of each field that changed, what it was and what it is. */
function told(before: AccountRecord, change: AccountChange): Record<string, unknown> {
  const fields = (Object.keys(change) as (keyof AccountChange)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(change[field]));
  return {
    before: Object.fromEntries(fields.map((field) => [field, before[field]])),
    after: Object.fromEntries(fields.map((field) => [field, change[field]])),
  };
}
