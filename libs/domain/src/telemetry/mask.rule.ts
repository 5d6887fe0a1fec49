const HIDDEN = '[hidden]';

/** Members whose value is nobody's business in a log, whatever it is. */
const SECRET_NAME =
  /pass(word|wd|port)|token|secret|cookie|csrf|authorization|credential|link|phone|email|address|^(name|text|body|data|input|args|parameters|detail)$/i;

/** What must not stand in a text, and what stands there instead. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  // Keys of a connection address, and tokens as programs show them.
  [/:\/\/[^\s/@:]+:[^\s/@]+@/g, `://${HIDDEN}@`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${HIDDEN}`],
  // What a query of an address asks for may be a telephone number as well as a one-time link.
  [/([?&][\w.[\]-]+=)[^&\s"')]+/g, `$1${HIDDEN}`],
  [/[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu, '[e-mail]'],
  // Ten digits and more that belong together: telephone numbers, INN, passports, cards. Not the digits of a UUID or a hash.
  [/(?<![\w.-])\+?\d(?:[ ()-]{0,2}\d){9,18}(?![\w-])/g, '[number]'],
];

/** A text as it may stand in a log or in a history of Temporal: without e-mail addresses, long numbers, tokens and what an address asks for. */
export function mask(text: string): string {
  return MASKS.reduce((masked, [what, instead]) => masked.replace(what, instead), text);
}

/** Whether the value of a member of this name is hidden altogether. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}
