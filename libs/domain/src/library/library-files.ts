import { LOCAL_TEXT } from '../packs/local-text.type.js';
import { schemaCheck } from '../packs/schema-check.js';
import type { Objection, Question, TalkStandard } from './library.type.js';

const TEXT = { type: 'string', format: 'text' };
const NAME = { type: 'string', pattern: '^[a-z][A-Za-z0-9]*$' };
const WORDS = { type: 'array', minItems: 1, uniqueItems: true, items: TEXT };
const WORDINGS = { type: 'object', additionalProperties: false, minProperties: 1, properties: { ru: WORDS, en: WORDS, zh: WORDS } };
const RULES = {
  type: 'array',
  minItems: 1,
  items: { type: 'object', additionalProperties: false, required: ['text', 'source'], properties: { text: LOCAL_TEXT, source: TEXT } },
};

/** An object of things by their names, each with exactly these properties. */
const named = (properties: object) => ({
  type: 'object',
  propertyNames: NAME,
  additionalProperties: { type: 'object', additionalProperties: false, required: Object.keys(properties), properties },
});

const ARGUMENT = {
  type: 'object',
  additionalProperties: false,
  required: ['agree', 'counter', 'ask'],
  properties: { agree: LOCAL_TEXT, counter: LOCAL_TEXT, ask: LOCAL_TEXT },
};

/** Reads `questions.json`: what clients ask, by name. */
export const readQuestions = schemaCheck<Readonly<Record<string, Question>>>(
  named({ question: LOCAL_TEXT, wordings: WORDINGS, answer: LOCAL_TEXT, source: TEXT }),
);

/** Reads `objections.json`: what keeps clients from agreeing, by name; of each at least two arguments, so that there is something to choose. */
export const readObjections = schemaCheck<Readonly<Record<string, Objection>>>(
  named({ label: LOCAL_TEXT, wordings: WORDINGS, arguments: { type: 'array', minItems: 2, items: ARGUMENT }, source: TEXT }),
);

/** Reads `talk.json`: how one talks with clients, and how not. */
export const readTalk = schemaCheck<TalkStandard>({
  type: 'object',
  additionalProperties: false,
  required: ['do', 'dont'],
  properties: { do: RULES, dont: RULES },
});

/** A pack that says nothing of how to talk. */
export const NO_TALK: TalkStandard = { do: [], dont: [] };
