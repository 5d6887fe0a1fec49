import { registerDecorator } from 'class-validator';
import { isInn } from '#domain/clients/inn.rule.js';

/** An INN of a company or a person whose check digits are right. */
export function IsInn(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isInn',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: (value: unknown) => typeof value === 'string' && isInn(value) },
    });
}
