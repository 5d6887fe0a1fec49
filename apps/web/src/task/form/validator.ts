import type { RJSFSchema, ValidationData, ValidatorType } from '@rjsf/utils';
import { wrongValue } from './check';
import type { FieldSchema, Fields, FormData } from './form-schema';
import type { FieldContext } from './field-context';

function problems(schema: RJSFSchema, data: FormData | undefined): string[] {
  const fields = (schema.properties ?? {}) as Fields;
  return Object.entries(fields).flatMap(([name, field]) => (wrongValue(field, data?.[name]) ? [name] : []));
}

function isConst(schema: RJSFSchema): boolean {
  return 'const' in schema;
}

/**
 * Stands in for ajv, which compiles its checks with `Function` and so is forbidden by our content security policy. The form
 * asks it only which choice a value belongs to; what a reader sees as wrong comes from `useTaskForm`.
 */
export const nativeValidator: ValidatorType<FormData, RJSFSchema, FieldContext> = {
  validateFormData: (): ValidationData<FormData> => ({ errors: [], errorSchema: {} }),
  isValid: (schema, data) => {
    if (isConst(schema)) return schema.const === (data as unknown);
    return schema.properties ? problems(schema, data).length === 0 : wrongValue(schema as FieldSchema, data) === null;
  },
  rawValidation: <Result = string>(schema: RJSFSchema, data?: FormData) => ({ errors: problems(schema, data) as Result[] }),
};
