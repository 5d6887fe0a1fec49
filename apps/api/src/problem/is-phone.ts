import { registerDecorator } from 'class-validator';
import { phoneOf } from '#domain/clients/phone.rule.js';

/** A telephone number that could be dialled, in any spelling. */
export function IsPhone(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isPhone',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: (value: unknown) => typeof value === 'string' && phoneOf(value) !== null },
    });
}
