import { CURRENCIES, type Currency } from '../money/currency.rule.js';
import { ROLES, type Role } from '../people/role.type.js';
import { KINDS } from '../requests/request-kind.type.js';
import { LOCAL_TEXT, type LocalText } from './local-text.type.js';
import { advice } from './did-you-mean.rule.js';
import type { JsonFile } from './placed-json.js';
import { schemaCheck } from './schema-check.js';

/** `pack.json`: what a pack is called, where and in which language it works, and which processes it runs. */
export interface AboutPack {
  readonly name: string;
  readonly timeZone: string;
  readonly language: 'ru' | 'en' | 'zh';
  /** What stands before a number, as people read it: «Д-». */
  readonly numbers: { readonly request: string; readonly case: string; readonly deal?: string };
  readonly processes: readonly string[];
  /** Which process a case begins with, by the kind of its request; `sales-case` where a kind is not named. */
  readonly roots?: Readonly<Record<string, string>>;
  /** The roles that the company has; left out: all that the product knows, by the names that it has for them. */
  readonly roles?: Readonly<Partial<Record<Role, RoleNames>>>;
  /** How long a supplier's price list counts as an answer (WT-3.2); of a supplier of whom nobody said otherwise. */
  readonly priceLists?: { readonly countFor: string };
  /** Of the prices that clients are told: ISO 4217; roubles where it is left out. */
  readonly currency?: Currency;
  /** How suppliers are asked for what no price list has (WT-3.5); left out: `ASKING`. */
  readonly availability?: Asking;
}

/** How many suppliers are asked side by side, and whether the first answer that satisfies ends it, or the best is taken once all have answered or the time is up (WT-3.5). */
export interface Asking {
  readonly atOnce: number;
  readonly wait: 'first' | 'all';
}

/** Where a pack does not say how suppliers are asked. */
export const ASKING: Asking = { atOnce: 2, wait: 'first' };

/** What a company calls a role. */
export interface RoleNames {
  /** Somebody who has it: «секретарь». */
  readonly person: LocalText;
  /** All who have it, as a queue: «Секретари». */
  readonly group: LocalText;
}

const ROLE = { type: 'object', additionalProperties: false, required: ['person', 'group'], properties: { person: LOCAL_TEXT, group: LOCAL_TEXT } };

const check = schemaCheck<AboutPack>({
  type: 'object',
  additionalProperties: false,
  required: ['name', 'timeZone', 'language', 'numbers', 'processes'],
  properties: {
    name: { type: 'string', format: 'text' },
    timeZone: { type: 'string', format: 'time-zone' },
    language: { enum: ['ru', 'en', 'zh'] },
    numbers: {
      type: 'object',
      additionalProperties: false,
      required: ['request', 'case'],
      properties: { request: { type: 'string' }, case: { type: 'string' }, deal: { type: 'string' } },
    },
    processes: { type: 'array', items: { type: 'string', format: 'text' } },
    roots: { type: 'object', additionalProperties: { type: 'string' } },
    priceLists: { type: 'object', additionalProperties: false, required: ['countFor'], properties: { countFor: { duration: true } } },
    currency: { enum: CURRENCIES },
    availability: {
      type: 'object',
      additionalProperties: false,
      required: ['atOnce', 'wait'],
      properties: { atOnce: { type: 'integer', minimum: 1, maximum: 10 }, wait: { enum: ['first', 'all'] } },
    },
    roles: { type: 'object', minProperties: 1, additionalProperties: false, properties: Object.fromEntries(ROLES.map((role) => [role, ROLE])) },
  },
});

/** Reads `pack.json`. Whether a root may begin a case is said by its contract: the check against the build looks at that. */
export function readAbout(file: JsonFile): AboutPack | undefined {
  const about = check(file);
  for (const [kind, process] of Object.entries(about?.roots ?? {})) {
    if (!(KINDS as readonly string[]).includes(kind))
      file.tell(['roots', kind], `"roots" names "${kind}", which is no kind of a request; ${advice(kind, KINDS)}`);
    if (!about!.processes.includes(process))
      file.tell(['roots', kind], `"roots" begins "${kind}" with "${process}", which is not among its "processes"; ${advice(process, about!.processes)}`);
  }
  return about;
}
