import type { Labels } from '../labels/labels.js';
import type { FactDto } from './timeline.dto.js';

/** Facts of a process under its fields' labels, in the order in which they stand; what is not known is said to be so. */
export function factsOf(facts: unknown, { process, labels }: { process: string; labels: Labels }): FactDto[] {
  if (typeof facts !== 'object' || facts === null) return [];
  return Object.entries(facts).map(([name, value]) => ({ label: labelOf(name, process, labels), value: valueOf(name, value, { process, labels }) }));
}

/** Facts that are known. */
export function knownFacts(facts: unknown, place: { process: string; labels: Labels }): FactDto[] {
  const known = Object.entries((facts ?? {}) as object).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return factsOf(Object.fromEntries(known), place);
}

function labelOf(name: string, process: string, labels: Labels): string {
  return labels.optional(`fact.${name}`) ?? labels.optional(`processes.${process}.fields.${name}.label`) ?? name;
}

function valueOf(name: string, value: unknown, { process, labels }: { process: string; labels: Labels }): string {
  if (value === null || value === undefined) return labels.say('fact.unknown');
  if (typeof value === 'boolean') return labels.say(value ? 'fact.yes' : 'fact.no');
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : JSON.stringify(value);
  const chosen = name === 'kind' ? labels.optional(`kind.${value}`) : null;
  return chosen ?? labels.optional(`processes.${process}.fields.${name}.choices.${value}`) ?? value;
}
