import { grouped } from '../lists/grouped.rule.js';

/** A supplier who may have a thing, and how sure that is: 0 he says so, more the less he does. */
export interface MayHave {
  supplier: string;
  name: string;
  line: string;
  doubt: number;
}

/** What of the deal is open, and who was asked about what of it already. */
export interface Search {
  /** Ids of the wanted things that nobody is known to have. */
  open: readonly string[];
  mayHave: readonly MayHave[];
  asked: readonly { supplier: string; line: string }[];
  /** How many are asked at the same time (WT-3.5). */
  atOnce: number;
}

/** One who is to be asked, and about what. */
export interface Planned {
  supplier: string;
  lines: string[];
}

/**
 * Who is asked next (WT-3.4, WT-3.5): of those who list an open thing and were not asked about it, the ones who list most of what is open; of equal ones who
 * is surer to have it. Each is asked about all that he may have: one question, not five.
 */
export function nextOf({ open, mayHave, asked, atOnce }: Search): Planned[] {
  const wasAsked = (supplier: string, line: string) => asked.some((one) => one.supplier === supplier && one.line === line);
  const places = mayHave.filter(({ supplier, line }) => open.includes(line) && !wasAsked(supplier, line));
  const suppliers = [...grouped(places, ({ supplier }) => supplier)].map(([supplier, its]) => ({
    supplier,
    name: its[0]!.name,
    doubt: Math.min(...its.map(({ doubt }) => doubt)),
    lines: open.filter((line) => its.some((one) => one.line === line)),
  }));
  const ranked = suppliers.toSorted((a, b) => b.lines.length - a.lines.length || a.doubt - b.doubt || (a.name < b.name ? -1 : 1));
  return ranked.slice(0, atOnce).map(({ supplier, lines }) => ({ supplier, lines }));
}

/** Those whom a person has chosen, each once: about what he was not asked yet, or about all that is open, where he was asked about all of it. */
export function chosenOf({ open, asked }: Pick<Search, 'open' | 'asked'>, chosen: readonly string[]): Planned[] {
  return [...new Set(chosen)].flatMap((supplier) => {
    const fresh = open.filter((line) => !asked.some((one) => one.supplier === supplier && one.line === line));
    const lines = fresh.length > 0 ? fresh : [...open];
    return lines.length > 0 ? [{ supplier, lines }] : [];
  });
}
