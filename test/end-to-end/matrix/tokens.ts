import { TOKEN_SCOPES, type Permission } from '#domain/people/permission.rule.js';

/** Programs of the world: their scopes, as they stand in the table of tokens. */
export const TOKENS = {
  site: { scopes: ['request.record'], ours: true, revoked: false },
  exchange: { scopes: ['message.deliver'], ours: true, revoked: false },
  empty: { scopes: [], ours: true, revoked: false },
  // What a person alone may do is no scope, whoever wrote it into the table.
  greedy: { scopes: ['case.read', 'task.read-all', 'people.manage', 'settings.edit'], ours: true, revoked: false },
  revoked: { scopes: [...TOKEN_SCOPES], ours: true, revoked: true },
  foreign: { scopes: [...TOKEN_SCOPES], ours: false, revoked: false },
} as const satisfies Record<string, { scopes: readonly Permission[]; ours: boolean; revoked: boolean }>;

/** A program of the world. */
export type TokenName = keyof typeof TOKENS;
