import { durationOf } from '#kit/contract/duration.js';
import { ValidateBy, type ValidationArguments } from 'class-validator';

/** Of a field of a pack's file: a duration as packs write it. */
export function IsDuration(): PropertyDecorator {
  return ValidateBy({
    name: 'isDuration',
    validator: {
      validate: (value) => wrongWith(value) === undefined,
      defaultMessage: ({ property, value }: ValidationArguments) => `${property}: ${wrongWith(value)}`,
    },
  });
}

function wrongWith(value: unknown): string | undefined {
  try {
    durationOf(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/\.$/, '');
  }
}
