import type { Role } from '../people/role.type.js';
import type { Transaction } from '../database/transaction.js';
import { assignmentFacts, compares, lockAssignment } from './assignment-facts.repository.js';
import { afterGiving, choose } from './assignment.rule.js';
import type { AssignmentRow, Choice, TaskToGive, Why } from './assignment.type.js';
import { consideredOf } from './considered.rule.js';

/** A task's row as it is to be inserted. One without a rule has the person whom its story named, or none. */
export interface AssignableRow {
  role: string;
  assignee: string | null;
  wanted?: string | null;
  skill?: string;
  opened_at: string;
  status: string;
  rule?: AssignmentRow | undefined;
  why?: Why | null;
}

/** Whether a choice is to be made for a row. Whom a story gives a task to has it; what is closed from the start needs nobody. */
const toChoose = ({ rule, assignee, status }: AssignableRow) => rule !== undefined && assignee === null && status === 'open';

/** Takes the lock that choices between people need; nothing where no row compares them. */
export async function lockToAssign(tx: Transaction, organisation: string, rows: readonly AssignableRow[]): Promise<void> {
  if (rows.some((row) => toChoose(row) && compares(row.rule!.ways))) await lockAssignment(tx, organisation);
}

/**
 * The rows with whoever the pack's rule gives them to, by the roster, absences and loads of now. Rows without a rule cost no statement; all
 * others of a flush cost one together. Done again the choice may be another, and is not written: a task is inserted once.
 */
export async function assignTasks<Row extends AssignableRow>(
  tx: Transaction,
  { organisation, caseId }: { organisation: string; caseId: string | null },
  rows: readonly Row[],
): Promise<Row[]> {
  const open = rows.filter(toChoose);
  if (open.length === 0) return [...rows];
  const at = new Date(
    open
      .map((row) => row.opened_at)
      .toSorted()
      .at(-1)!,
  );
  const roles = [...new Set(open.map(({ role }) => role))];
  const counting = open.some(({ rule }) => compares(rule!.ways));
  const facts = await assignmentFacts(tx, { organisation, caseId, roles, at, counting });
  let { candidates } = facts;
  return rows.map((row) => {
    if (!toChoose(row)) return row;
    const rule = row.rule!;
    const onDuty = rule.duty === undefined ? null : (facts.duties[rule.duty] ?? null);
    const task = {
      role: row.role as Role,
      row: rule,
      candidates,
      wanted: row.wanted ?? null,
      skill: row.skill,
      ownManager: facts.ownManager,
      onDuty,
    };
    const choice = choose(task);
    const { person, wanted } = choice;
    const why = told(choice, task);
    if (person !== null) candidates = afterGiving(candidates, person, at.getTime());
    return { ...row, assignee: person, wanted, why };
  });
}

/** The choice with the row by which it was made, and with who came into question. */
function told(choice: Choice, task: TaskToGive): Why {
  const { source, version } = task.row;
  const considered = consideredOf(task, choice);
  return { ...choice.why, rule: { source, ...(version === undefined ? {} : { version }) }, ...(considered.length > 0 ? { considered } : {}) };
}
