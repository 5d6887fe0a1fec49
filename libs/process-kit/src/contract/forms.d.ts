import type { ValidateFunction } from 'ajv';

/**
 * Validators of all task forms, compiled at build by `tools/build-forms.mjs` (no code generation at run time: the strict CSP forbids it).
 * Keyed `<process>.<task>.<outcome>`; `<process>.<task>` alone is the draft: nothing required; `message <kind>` is a message's
 * payload, `start <process>` the form by which a person starts a process.
 */
declare const validators: Record<string, ValidateFunction>;
export default validators;
