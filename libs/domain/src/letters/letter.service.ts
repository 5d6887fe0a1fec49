import type { ActivityCall } from '#kit/contract/activity-call.js';
import { assignmentFacts } from '../assignment/assignment-facts.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import type { Pack } from '../packs/pack.service.js';
import type { Packs } from '../packs/packs.service.js';
import type { Language } from '../people/principal.rule.js';
import { ROLES } from '../people/role.type.js';
import { factsOfCase } from './case-facts.repository.js';
import { keepLetters, type LetterToKeep } from './letter.repository.js';
import type { LetterName, LetterTemplate, LetterValues } from './letter.type.js';
import { receiversOf, type LetterTo, type Receiver } from './receivers.rule.js';
import { languageOf, writeLetter } from './write-letter.rule.js';

/** Which letter, to whom, and what of it the case does not know. */
export interface LetterToQueue {
  template: LetterName;
  to: LetterTo | { outside: Outsider };
  /** Instead of what the case knows; what is null or empty is taken from the case. */
  values?: LetterValues;
  /** The message that it answers. */
  answers?: string;
}

/** One who does not work here, such as whoever is asked at a supplier's: the letter is written in the pack's language. */
export interface Outsider {
  name: string;
  email: string | null;
}

/** A receiver as the letter needs him. */
interface Addressee extends Omit<Receiver, 'person'> {
  /** Null: an outsider. */
  person: string | null;
  name: string;
  email: string | null;
  /** Null: the pack's. */
  language: Language | null;
}

/** Writes the letters of a pack and puts them into the queue. Called by activities, never by a story. */
export class LetterService {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
    /** Where people open the product, such as `https://reglament.example`: links begin with it. */
    private readonly publicUrl: string,
  ) {}

  /**
   * Queues one letter for each receiver, once, however often it is called with the same key. A letter for which something is missing is kept as
   * stopped, with what is missing: it never goes out with a hole. Throws a sentence where the pack has no such letter.
   */
  async queue(call: ActivityCall, { template: name, to, values = {}, answers }: LetterToQueue): Promise<void> {
    const { organisation, caseId } = call;
    if (caseId === null) throw new Error(`The letter "${name}" belongs to a case, and "${call.process}" has none: queue it in a process of a case.`);
    const pack = await this.packs.of(organisation);
    const { template, version } = await this.template(organisation, caseId, name);
    await this.database.inOrganisation(organisation, async (tx) => {
      const facts = await factsOfCase(tx, caseId);
      const known = {
        ...facts.values,
        sender: facts.organisation,
        number: pack.numberText('case', facts.number),
        link: `${this.publicUrl.replace(/\/+$/, '')}/cases/${caseId}`,
      };
      const all = { ...known, ...Object.fromEntries(Object.entries(values).filter(([, value]) => value)) };
      const addressees: Addressee[] =
        'outside' in to ? [{ ...to.outside, person: null, insteadOf: null, language: null }] : await this.addressees(tx, call, to);
      const letters = (addressees.length > 0 ? addressees : [undefined]).map((one) => letterFor(one, { template, values: all, pack }));
      await keepLetters(tx, call, { caseId, answers: answers ?? null, name, title: template.title, packVersion: version, letters });
    });
  }

  /** The due time that the pack gives a task of a process which begins at the call's time, RFC 3339: what a letter may promise. */
  async promisedBy({ organisation, at }: ActivityCall, { process, task }: { process: string; task: string }): Promise<string> {
    const deadline = await this.packs.deadline({ organisation, process, task, from: at, promised: null });
    if (!deadline) throw new Error(`The pack has no deadline for "${process}.${task}": nobody can promise when it is done. Write it into deadlines.json.`);
    return new Date(deadline.dueAt).toISOString();
  }

  /** By the version that the case is pinned to. Cases from before the letter was written get the one of the pack in force. */
  private async template(organisation: string, caseId: string, name: LetterName): Promise<{ template: LetterTemplate; version: string }> {
    const row = await this.database.lookUp<{ version: string }>(`SELECT pack_version AS version FROM case_file WHERE id = $1 AND organisation = $2`, [
      caseId,
      organisation,
    ]);
    const inForce = await this.packs.of(organisation);
    const pinned = await this.packs.version(organisation, row?.version ?? inForce.version);
    const ofCase = pinned.letter(name);
    if (ofCase) return { template: ofCase, version: pinned.version };
    const template = inForce.content.letters.get(name);
    if (!template) throw new Error(`The pack "${inForce.name}" has no letter "${name}": write letters/${name}.json.`);
    return { template, version: inForce.version };
  }

  private async addressees(tx: Transaction, { organisation, caseId, at }: ActivityCall, to: LetterTo): Promise<Addressee[]> {
    const { candidates, ownManager } = await assignmentFacts(tx, { organisation, caseId, roles: ROLES, at: new Date(at), counting: false });
    const receivers = receiversOf({ ...to, person: to.person ?? (to.orOwn ? ownManager : null) }, candidates);
    const people = await tx.rows<{ id: string; name: string; email: string | null; language: Language }>(
      `SELECT id, name, email, language FROM person WHERE id = ANY($1)`,
      [receivers.map(({ person }) => person)],
    );
    return receivers.map((receiver) => ({ ...people.find(({ id }) => id === receiver.person)!, ...receiver }));
  }
}

/** One letter, whole or stopped; without an addressee it is written for nobody, so that all that is missing is told. */
function letterFor(one: Addressee | undefined, { template, values, pack }: { template: LetterTemplate; values: LetterValues; pack: Pack }): LetterToKeep {
  const language = languageOf(template, one?.language ?? pack.language, pack.language);
  const written = writeLetter(template, { to: one?.name ?? null, ...values }, { language, timeZone: pack.timeZone });
  const missing = [
    ...(one ? [] : (['receiver'] as const)),
    ...(one && !one.email ? (['address'] as const) : []),
    ...('missing' in written ? written.missing : []),
  ];
  return {
    language,
    to: one ? { person: one.person, name: one.name, address: one.email, insteadOf: one.insteadOf } : null,
    written: 'missing' in written || missing.length > 0 ? null : written,
    missing,
  };
}
