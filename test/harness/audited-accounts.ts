import { randomUUID } from 'node:crypto';
import type { MadeLinkDto, SessionListDto } from '../../apps/api/src/auth/account.dto.js';
import type { AuditedCall, AuditedWorld } from './audited-calls.js';
import { call, Person } from './person.js';

const PASSWORD = 'четыре слова подряд здесь';

const invited = (world: AuditedWorld) =>
  world.made('admin', '/people', { login: `a${randomUUID().slice(0, 8)}`, name: 'Проба', roles: ['driver'], language: 'ru' });
const linkFor = async (world: AuditedWorld) => {
  const { id } = await invited(world);
  const { path } = await world.made<MadeLinkDto>('admin', `/people/${id}/sign-in-links`, undefined);
  return path.split('#')[1]!;
};
/** The session of somebody that a second sign-in began, as his first one sees it. */
const second = async (world: AuditedWorld, login: string) => {
  const [first] = [await world.as(login), await Person.signIn(world.product, login)];
  const { items } = (await first.get<SessionListDto>('/auth/sessions')).body;
  return items.find(({ here }) => !here)!.id;
};

/** Unsafe calls about who may come in. */
export const AUDITED_ACCOUNTS: Readonly<Record<string, AuditedCall>> = {
  'post /api/v1/auth/login': (world) =>
    Promise.resolve(() => call(world.product, 'POST', '/auth/login', { body: { login: 'quality', password: 'reglament-demo' } })),
  'post /api/v1/auth/logout': async (world) => {
    const quality = await Person.signIn(world.product, 'quality');
    return () => call(world.product, 'POST', '/auth/logout', { headers: quality.headers });
  },
  'post /api/v1/auth/password': async (world) => {
    const one = await Person.signIn(world.product, 'manager3');
    return () => call(world.product, 'POST', '/auth/password', { body: { old: 'reglament-demo', password: PASSWORD }, headers: one.headers });
  },
  'delete /api/v1/auth/sessions': async (world) => {
    await second(world, 'accountant');
    return () => world.send('accountant', 'DELETE', '/auth/sessions');
  },
  'delete /api/v1/auth/sessions/{id}': async (world) => {
    const id = await second(world, 'accountant');
    return () => world.send('accountant', 'DELETE', `/auth/sessions/${id}`);
  },
  'post /api/v1/auth/links/look': async (world) => {
    const token = await linkFor(world);
    return () => call(world.product, 'POST', '/auth/links/look', { body: { token } });
  },
  'post /api/v1/auth/links/use': async (world) => {
    const token = await linkFor(world);
    return () => call(world.product, 'POST', '/auth/links/use', { body: { token, password: PASSWORD } });
  },
  'post /api/v1/people': (world) =>
    Promise.resolve(() => world.send('admin', 'POST', '/people', { login: 'audited', name: 'Проба', roles: ['driver'], language: 'ru' })),
  'patch /api/v1/people/{id}': async (world) => {
    const { id } = await invited(world);
    return () => world.send('admin', 'PATCH', `/people/${id}`, { version: 1, name: 'Проба Вторая' });
  },
  'post /api/v1/people/{id}/sign-in-links': async (world) => {
    const { id } = await invited(world);
    return () => world.send('admin', 'POST', `/people/${id}/sign-in-links`);
  },
  'delete /api/v1/people/{id}/sessions': async (world) => {
    await world.as('director2');
    const { id } = (await (await world.as('director2')).get<{ user: { id: string } }>('/auth/me')).body.user;
    return () => world.send('admin', 'DELETE', `/people/${id}/sessions`);
  },
  'delete /api/v1/people/{id}/sessions/{session}': async (world) => {
    const session = await second(world, 'accountant');
    const { id } = (await (await world.as('accountant')).get<{ user: { id: string } }>('/auth/me')).body.user;
    return () => world.send('admin', 'DELETE', `/people/${id}/sessions/${session}`);
  },
  'post /api/v1/api-tokens': (world) => Promise.resolve(() => world.send('admin', 'POST', '/api-tokens', { name: 'Проба', scopes: ['request.record'] })),
  'delete /api/v1/api-tokens/{id}': async (world) => {
    const { id } = await world.made('admin', '/api-tokens', { name: 'Проба', scopes: ['request.record'] });
    return () => world.send('admin', 'DELETE', `/api-tokens/${id}`);
  },
};
