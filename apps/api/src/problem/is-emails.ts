import { isEmail, registerDecorator } from 'class-validator';
import { emailsOf } from '#domain/clients/client-key.rule.js';

/** One e-mail or several, separated by a comma. */
export function IsEmails(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isEmails',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: (value: unknown) => typeof value === 'string' && emailsOf(value).length > 0 && emailsOf(value).every((email) => isEmail(email)) },
    });
}
