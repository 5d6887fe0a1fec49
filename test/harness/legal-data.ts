import type { FieldSchema, FlatField, FormSchema, ListField, OutcomeRule } from '#kit/contract/define-task.js';
import type { ReasonLists } from '#domain/forms/reason.type.js';
import type { Seeded } from '../faults/seeded.js';
import { demoPerson } from './demo-person.js';
import { GOODS_OF_ALL, trader, TRADER_NAMES, want } from './market.js';

type Row = Record<string, unknown>;

/** How often a field is filled that an outcome does not require. */
const OFTEN = 0.3;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What somebody might fill into a form, by dice: always as the form and the outcome want it. */
export class LegalData {
  constructor(
    private readonly dice: Seeded,
    private readonly reasons: ReasonLists,
    private readonly now: number,
  ) {}

  /** Data for an outcome of a task: what the form began with, what the outcome requires, and now and then something else. */
  of({ properties }: FormSchema, rule: OutcomeRule, prefill: Row): Row {
    const { requires = [] } = rule;
    const begun = Object.entries(prefill).filter(([name, value]) => Object.hasOwn(properties, name) && !this.isPast(properties[name]!, value));
    const data: Row = Object.fromEntries(begun);
    for (const [name, schema] of Object.entries(properties)) {
      const given = Object.hasOwn(data, name) && !(Array.isArray(data[name]) && data[name].length === 0);
      if (schema.type === 'array') this.list(data, name, { schema, rule, fill: !given && (requires.includes(name) || this.dice.chance(OFTEN)) });
      else if (requires.includes(name) || (!given && isOpen(schema) && this.dice.chance(OFTEN))) data[name] = this.value(schema);
    }
    if (this.needsNote(properties, data)) data['note'] = 'Своими словами';
    return data;
  }

  /** Goods of the market, each once. */
  goods(most: number): Row[] {
    const count = this.dice.between(1, Math.min(3, most));
    const articles = new Set(Array.from({ length: count }, () => this.dice.oneOf(GOODS_OF_ALL)));
    return [...articles].map((article) => ({ ...want(article, String(this.dice.between(1, 6))), ...(this.dice.chance(0.1) ? { ask: true } : {}) }));
  }

  /** What a supplier might say of a line. */
  answer(line: number): Row {
    const has = this.dice.oneOf(['yes', 'yes', 'part', 'expected', 'no']);
    const known = has === 'no' ? {} : { quantity: String(this.dice.between(1, 8)), price: `${this.dice.between(100, 9000)}.50`, currency: 'RUB' };
    return { line, has, ...known, ...(has === 'expected' ? { readyOn: this.day() } : {}) };
  }

  private list(data: Row, name: string, { schema, rule, fill }: { schema: ListField; rule: OutcomeRule; fill: boolean }): void {
    const most = rule.atMost?.[name] ?? schema.maxItems;
    const before = Array.isArray(data[name]) ? (data[name] as Row[]) : [];
    const rows =
      before.length < most && (fill || (before.length > 0 && this.dice.chance(0.2))) ? [...before, ...this.rows(schema, most - before.length)] : before;
    const needed = rule.inRows?.[name] ?? [];
    const whole = rows
      .slice(0, most)
      .map((row) => ({ ...Object.fromEntries(needed.map((cell) => [cell, this.value(schema.items.properties[cell]!)])), ...row }));
    if (whole.length > 0) data[name] = whole;
    else delete data[name];
  }

  private rows(schema: ListField, most: number): Row[] {
    if (schema.widget === 'items' || schema.widget === 'offer')
      return this.goods(most).map(({ ask, ...row }) => (schema.widget === 'items' && ask ? { ...row, ask } : row));
    if (schema.widget === 'answers') return [this.answer(1)];
    const { properties, required = [] } = schema.items;
    return [Object.fromEntries(required.map((cell) => [cell, this.value(properties[cell]!)]))];
  }

  private value(schema: FlatField): unknown {
    if ('enum' in schema) return this.dice.oneOf(schema.enum);
    if ('reasons' in schema) return this.dice.oneOf(Object.keys(this.reasons[schema.reasons]!.reasons));
    if ('person' in schema) return demoPerson(this.dice.oneOf(['manager1', 'manager2']));
    if ('supplier' in schema) return trader(this.dice.oneOf(TRADER_NAMES));
    if (schema.type === 'boolean') return this.dice.chance(0.5);
    if (schema.type !== 'string') return this.dice.between(1, 3);
    const { format } = schema as { format?: string };
    if (format === 'date-time') return new Date(this.now + this.dice.between(1, 60) * (HOUR / 2)).toISOString();
    if (format === 'date') return this.day();
    if (format === 'email') return 'klient@example.com';
    if (format === 'phone') return '8 900 000-14-27';
    if (format === 'decimal') return this.dice.oneOf(['1', '2', '3.5', '1250.50']);
    return 'Проба';
  }

  /** What was named for a time to come, and is over by now: it is asked again. */
  private isPast(schema: FieldSchema, value: unknown): boolean {
    return 'future' in schema && Date.parse(String(value)) <= this.now;
  }

  private day(): string {
    return new Date(this.now + this.dice.between(1, 40) * DAY).toISOString().slice(0, 10);
  }

  private needsNote(properties: FormSchema['properties'], data: Row): boolean {
    return Object.entries(properties).some(
      ([name, schema]) => 'reasons' in schema && data[name] !== undefined && this.reasons[schema.reasons]!.reasons[data[name] as string]?.needsNote === true,
    );
  }
}

/** What anybody may fill in: not who somebody is by an id, or a taxpayer's number. */
const isOpen = (schema: FieldSchema) => !('format' in schema && ['uuid', 'inn'].includes(schema.format!));
