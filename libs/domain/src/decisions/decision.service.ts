import type { ActivityCall } from '#kit/contract/activity-call.js';
import { idOf } from '#kit/contract/place.js';
import { tellEvent } from '../audit/event.repository.js';
import type { Database } from '../database/database.js';
import type { Packs } from '../packs/packs.service.js';
import { askTable } from './ask-table.js';
import type { Decided, TableInputs } from './decision-table.type.js';

/** Which table is asked, and with what. */
export interface Question {
  table: string;
  inputs: TableInputs;
}

/** What was decided once, as its row has it. */
type Kept = Decided & { tableVersion: string };

/** Asks the decision tables of a pack, in the version that the case is pinned to, and keeps each answer (WT-1.7). Called by activities, never by a story. */
export class DecisionService {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
  ) {}

  /**
   * The table's answer, kept with its inputs and the rows that matched, and told in the story of the case. An activity may ask each table
   * once: an attempt that comes again gets the first answer. Throws a sentence where no row answers.
   */
  async decide({ key, organisation, caseId, instance, process, at }: ActivityCall, { table: name, inputs }: Question): Promise<Kept> {
    const { table, version } = (await this.pinnedTo(organisation, caseId)).table(name);
    const decided = askTable(name, table, inputs);
    const id = idOf(key, `decision ${name}`);
    return this.database.inOrganisation(organisation, async (tx) => {
      const written = await tx.change(
        `INSERT INTO decision (id, organisation, "case", instance, "table", table_version, inputs, rows, outputs, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (id) DO NOTHING`,
        [
          id,
          organisation,
          caseId,
          instance,
          name,
          version,
          JSON.stringify(inputs),
          JSON.stringify(decided.rows),
          JSON.stringify(decided.outputs),
          new Date(at),
        ],
      );
      if (written === 0) return (await tx.row<Kept>(`SELECT rows, outputs, table_version AS "tableVersion" FROM decision WHERE id = $1`, [id]))!;
      const answers = decided.rows.length > 0 ? decided.rows.map((row) => table.rules[row - 1]!) : table.default ? [table.default] : [];
      await tellEvent(tx, {
        id,
        organisation,
        at: new Date(at),
        kind: 'decision.made',
        actor: 'system',
        caseId,
        instance,
        objects: [{ type: 'decision', id }],
        data: { process, table: name, version, title: table.title, inputs, rows: decided.rows, why: answers.map(({ why }) => why), outputs: decided.outputs },
      });
      return { ...decided, tableVersion: version };
    });
  }

  private async pinnedTo(organisation: string, caseId: string | null) {
    const row = caseId
      ? await this.database.lookUp<{ version: string }>(`SELECT pack_version AS version FROM case_file WHERE id = $1 AND organisation = $2`, [
          caseId,
          organisation,
        ])
      : undefined;
    return this.packs.version(organisation, row?.version ?? (await this.packs.of(organisation)).version);
  }
}
