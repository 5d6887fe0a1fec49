import { classesOf } from './classes.js';
import type { CellValue, DecisionTable, TableInputs } from './decision-table.type.js';
import { cellMatches, readCell } from './feel-cell.js';

/** What is known of a table without asking it: exact, by going through the classes of values that its cells tell apart. */
export interface Coverage {
  /** Cells that say more than values and comparisons: rows with one are left out of what follows. */
  readonly free: readonly { row: number; input: string }[];
  /** Two rows that match together, and inputs for which they do. */
  readonly overlaps: readonly { rows: readonly [number, number]; example: TableInputs }[];
  /** Inputs that no row matches; undefined where there are none, or where a cell is free. */
  readonly gap: TableInputs | undefined;
  /** Rows that match nothing at all. */
  readonly never: readonly number[];
  /** Rows that match only what the rows before them match. */
  readonly hidden: readonly number[];
}

/** Which classes of each input a row matches: `matches[input][class]`. */
type RowMatches = readonly (readonly boolean[])[];

/** Looks through all that a table may be asked. Its cells have been read before, and none is wrong. */
export function coverageOf(table: DecisionTable): Coverage {
  const free = table.rules.flatMap(({ when }, index) =>
    table.inputs.filter((input) => isFree(when[input.name], input.type)).map(({ name }) => ({ row: index + 1, input: name })),
  );
  const freeRows = new Set(free.map(({ row }) => row));
  const classes = table.inputs.map((input) =>
    classesOf(
      input,
      table.rules.flatMap(({ when }) => spokenOf(when[input.name])),
    ),
  );
  const matches = table.rules.map(({ when }): RowMatches =>
    table.inputs.map((input, i) => classes[i]!.map((value) => cellMatches(when[input.name], input, { [input.name]: value }))),
  );
  const space = new Space(table, classes, matches);
  const rows = table.rules.map((_rule, index) => index + 1).filter((row) => !freeRows.has(row));
  const never = rows.filter((row) => !space.meeting([row]));
  return {
    free,
    never,
    overlaps: rows.flatMap((a, i) => rows.slice(i + 1).flatMap((b) => overlap(space, a, b))),
    gap: free.length > 0 ? undefined : space.outside(rows),
    hidden: rows.filter((row, i) => !never.includes(row) && !space.outside(rows.slice(0, i), row)),
  };
}

function overlap(space: Space, a: number, b: number): Coverage['overlaps'] {
  const example = space.meeting([a, b]);
  return example ? [{ rows: [a, b], example }] : [];
}

function isFree(cell: string | undefined, type: string): boolean {
  if (cell === undefined) return false;
  const { free, ordered } = readCell(cell);
  return free || (ordered && type === 'text'); // texts in the order of the alphabet have no neighbours
}

const spokenOf = (cell: string | undefined) => (cell === undefined ? [] : readCell(cell).values);

/** All that a table may be asked, cut into boxes of classes. */
class Space {
  constructor(
    private readonly table: DecisionTable,
    private readonly classes: readonly CellValue[][],
    private readonly matches: readonly RowMatches[],
  ) {}

  /** Inputs that all these rows match. */
  meeting(rows: readonly number[]): TableInputs | undefined {
    const chosen = this.classes.map((values, i) => values.findIndex((_value, c) => rows.every((row) => this.matches[row - 1]![i]![c])));
    return chosen.includes(-1) ? undefined : this.inputs(chosen);
  }

  /** Inputs that none of these rows matches; with `within` only of those that this row does. */
  outside(rows: readonly number[], within?: number): TableInputs | undefined {
    const seen = new Set<string>();
    const look = (i: number, alive: readonly number[], chosen: readonly number[]): TableInputs | undefined => {
      if (i === this.classes.length) return alive.length === 0 ? this.inputs(chosen) : undefined;
      const place = `${i}:${alive.join(',')}`;
      if (seen.has(place)) return undefined; // was looked at with the same rows left, and had nothing
      seen.add(place);
      for (const c of this.classes[i]!.keys()) {
        if (within !== undefined && !this.matches[within - 1]![i]![c]) continue;
        const found = look(
          i + 1,
          alive.filter((row) => this.matches[row - 1]![i]![c]),
          [...chosen, c],
        );
        if (found) return found;
      }
      return undefined;
    };
    return look(0, rows, []);
  }

  private inputs(chosen: readonly number[]): TableInputs {
    return Object.fromEntries(this.table.inputs.map(({ name }, i) => [name, this.classes[i]![chosen[i]!] ?? null]));
  }
}
