import { plainToInstance } from 'class-transformer';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsObject, IsOptional, IsString, MinLength, validateSync } from 'class-validator';
import { ROLES, type Role } from '../people/role.type.js';
import { WAYS, type AssignmentRow, type Way } from './assignment.type.js';

class AssignmentFileRow implements AssignmentRow {
  @IsArray() @ArrayNotEmpty() @ArrayUnique() @IsIn(WAYS, { each: true }) ways: Way[];
  @IsOptional() @IsString() @MinLength(1) skill?: string;
  @IsOptional() @IsString() @MinLength(1) duty?: string;
  @IsString() source: string;
}

class DutyFileRow {
  /** Whose people may be put on it. */
  @IsIn(ROLES) role: Role;
  @IsString() source: string;
}

class AssignmentFile {
  /** By `<process>.<task>`. */
  @IsOptional() @IsObject() tasks?: Record<string, object>;
  /** Duties of the day (ALL-4), by name. */
  @IsOptional() @IsObject() duties?: Record<string, object>;
}

/** Who gets which task, and which duties of the day there are, as a pack says. */
export interface AssignmentTable {
  rows: ReadonlyMap<string, AssignmentRow>;
  /** Each with the role whose people may be put on it. */
  duties: ReadonlyMap<string, Role>;
}

/** A pack without the file: every task lies with its group. */
export const NO_ASSIGNMENTS: AssignmentTable = { rows: new Map(), duties: new Map() };

/** Checks what `assignment.json` holds. Throws one sentence that names the file, the row and what to do. */
export function assignmentTable(content: object, file: string): AssignmentTable {
  const about = checked(AssignmentFile, content, file);
  const duties = new Map(entries(DutyFileRow, about.duties, `${file}, "duties"`).map(([name, { role }]) => [name, role]));
  const rows = entries(AssignmentFileRow, about.tasks, `${file}, "tasks"`);
  for (const [task, { ways, skill, duty }] of rows) {
    const where = `${file}, "tasks", "${task}"`;
    if (!/^[^.]+\.[^.]+$/.test(task)) throw new Error(`${where}: name it by process and task, such as "contact.contactClient".`);
    if (ways.includes('by-skill') !== (skill !== undefined)) throw new Error(`${where}: "by-skill" and "skill" belong together: write both, or neither.`);
    if (ways.includes('on-duty') !== (duty !== undefined)) throw new Error(`${where}: "on-duty" and "duty" belong together: write both, or neither.`);
    if (duty !== undefined && !duties.has(duty)) throw new Error(`${where}: there is no duty "${duty}": write it into "duties" of the same file.`);
  }
  return { rows: new Map(rows), duties };
}

function entries<T extends object>(type: new () => T, table: Record<string, object> = {}, where: string): [string, T][] {
  return Object.entries(table).map(([name, row]) => [name, checked(type, row, `${where}, "${name}"`)]);
}

function checked<T extends object>(type: new () => T, plain: object, where: string): T {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) throw new Error(`${where}: an object is wanted here, {"…": …}.`);
  const made = plainToInstance(type, plain);
  const errors = validateSync(made, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0)
    throw new Error(`${where}: ${errors.flatMap((e) => Object.values(e.constraints ?? { [e.property]: `${e.property} is not right` })).join('; ')}.`);
  return made;
}
