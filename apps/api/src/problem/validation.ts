import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError, type FieldError } from '#domain/errors/domain-error.js';

/** Which text tells of a broken rule of class-validator. */
const RULES: Readonly<Record<string, string>> = {
  isString: 'text',
  isNumber: 'number',
  isInt: 'integer',
  isBoolean: 'boolean',
  isArray: 'list',
  isObject: 'object',
  nestedValidation: 'object',
  minLength: 'short',
  maxLength: 'long',
  min: 'small',
  max: 'large',
  arrayMaxSize: 'large',
  arrayMinSize: 'required',
  arrayUnique: 'twice',
  isIn: 'choice',
  isEmail: 'email',
  isEmails: 'email',
  isPhone: 'phone',
  isInn: 'inn',
  matches: 'format',
  whitelistValidation: 'unknown',
  isUuid: 'format',
  isIso8601: 'format',
  isTimeZone: 'timeZone',
};

/** Checks every body and query against its DTO: an unknown field is refused, each wrong one is named. */
export function validation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors: ValidationError[]) =>
      new DomainError(
        'invalid',
        {},
        errors.flatMap((error) => fieldsOf(error, '')),
      ),
  });
}

function fieldsOf(error: ValidationError, above: string): FieldError[] {
  const path = above ? `${above}.${error.property}` : error.property;
  const broken = Object.keys(error.constraints ?? {});
  const missing = error.value === undefined && broken.length > 0 && !broken.includes('whitelistValidation');
  const rule = missing ? 'required' : (RULES[broken.at(-1) ?? ''] ?? 'type');
  const below = (error.children ?? []).flatMap((child) => fieldsOf(child, path));
  return broken.length > 0 ? [{ path, rule }, ...below] : below;
}
