import { registerDecorator } from 'class-validator';
import { phonesOf } from '#domain/clients/phone.rule.js';

/** A telephone number that could be dialled, in any spelling, or several of them. */
export function IsPhone(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isPhone',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: (value: unknown) => typeof value === 'string' && phonesOf(value).length > 0 },
    });
}
