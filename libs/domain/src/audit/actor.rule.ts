const ACTOR = /^(person|token):([0-9a-f-]{36})$/;

/** Who `person:<id>` or `token:<id>` is; undefined of the system and of what is nobody in particular. */
export function actorParts(actor: string): { kind: 'person' | 'token'; id: string } | undefined {
  const [, kind, id] = ACTOR.exec(actor) ?? [];
  return kind && id ? { kind: kind as 'person' | 'token', id } : undefined;
}
