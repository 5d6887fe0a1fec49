import { v7 } from 'uuid';
import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import type { Clock } from '../time/clock.js';
import type { Permission } from './permission.rule.js';
import { actorOf, type Principal } from './principal.rule.js';
import { hashOfSecret, newSecret } from './secret.js';

/** What every token begins with, so that scanners of repositories and logs find one that has leaked. */
export const TOKEN_PREFIX = 'rgl_';

/** More programs than anybody looks after. */
export const MOST_TOKENS = 200;

/** A token as people read of it: never the token itself. */
export interface ApiTokenRecord {
  id: string;
  name: string;
  scopes: Permission[];
  madeBy: { id: string; name: string } | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

/** What is said of a new token. */
export interface NewApiToken {
  name: string;
  scopes: Permission[];
  expiresAt: Date | null;
}

/** How programs come in: tokens with scopes, known once, and ended at any time. */
export class ApiTokenService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The newest first; those that were revoked stay, so that one sees who had come in by what. */
  list({ organisation }: Principal): Promise<ApiTokenRecord[]> {
    return this.database.inOrganisation(organisation, (tx) =>
      tx.rows<ApiTokenRecord>(
        `SELECT t.id, t.name, t.scopes, CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS "madeBy",
                t.created_at AS "createdAt", t.last_used_at AS "lastUsedAt", t.expires_at AS "expiresAt", t.revoked_at AS "revokedAt"
           FROM api_token t LEFT JOIN person p ON p.id = t.made_by WHERE t.organisation = $1 ORDER BY t.revoked_at IS NOT NULL, t.created_at DESC, t.id LIMIT $2`,
        [organisation, 2 * MOST_TOKENS],
      ),
    );
  }

  /** Tells the token, this once. */
  make(caller: Principal, { name, scopes, expiresAt }: NewApiToken): Promise<{ id: string; token: string }> {
    const { organisation } = caller;
    const at = this.clock.now();
    if (expiresAt && expiresAt <= at) throw new DomainError('invalid', {}, [{ path: 'expiresAt', rule: 'past' }]);
    const [id, token] = [v7(), newSecret(TOKEN_PREFIX)];
    return this.database.inOrganisation(organisation, async (tx) => {
      const many = await tx.row<{ n: number }>(`SELECT count(*)::int AS n FROM api_token WHERE organisation = $1 AND revoked_at IS NULL`, [organisation]);
      if (many!.n >= MOST_TOKENS) throw new DomainError('invalid', {}, [{ path: 'name', rule: 'tokensMany', params: { count: MOST_TOKENS } }]);
      await tx.rows(`INSERT INTO api_token (id, organisation, name, hash, scopes, made_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
        id,
        organisation,
        name,
        hashOfSecret(token),
        scopes,
        caller.id,
        at,
        expiresAt,
      ]);
      await audit(tx, { organisation, at, actor: actorOf(caller), act: 'api-token.make', object: id, data: { name, scopes, expiresAt } });
      return { id, token };
    });
  }

  /** The token is worth nothing from now on; done again it changes nothing. */
  revoke(caller: Principal, id: string): Promise<void> {
    const { organisation } = caller;
    const at = this.clock.now();
    return this.database.inOrganisation(organisation, async (tx) => {
      const found = await tx.row<{ name: string }>(`SELECT name FROM api_token WHERE id = $1 FOR NO KEY UPDATE`, [id]);
      if (!found) throw new DomainError('not-found');
      await tx.change(`UPDATE api_token SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1`, [id, at]);
      await audit(tx, { organisation, at, actor: actorOf(caller), act: 'api-token.revoke', object: id, data: { name: found.name } });
    });
  }
}
