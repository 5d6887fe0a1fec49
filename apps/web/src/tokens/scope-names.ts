/** What each scope is called, and what it allows. */
export const SCOPE_NAMES = {
  'request.record': { name: 'tokens.scopes.record.name', text: 'tokens.scopes.record.text' },
  'message.deliver': { name: 'tokens.scopes.deliver.name', text: 'tokens.scopes.deliver.text' },
} as const;

export type Scope = keyof typeof SCOPE_NAMES;
