import type { IncomingMessage } from 'node:http';
import { mayReadMetrics } from './metrics-door.js';

const TOKEN = 'a token of the tests';
const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ headers: { host: '127.0.0.1:3000', ...headers }, socket: { remoteAddress } }) as unknown as IncomingMessage;
const open = { token: undefined, behindProxy: false };

describe('who may read the metrics', () => {
  it('without a token: a program of this machine, that calls it by its own name', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(mayReadMetrics(open, from(address))).toBe(true);
    expect(mayReadMetrics(open, from('127.0.0.1', { host: 'localhost:3000' }))).toBe(true);
  });

  it.each([
    ['another machine', open, from('10.0.0.7')],
    ['a page of a foreign name that points here', open, from('127.0.0.1', { host: 'evil.example:3000' })],
    ['whoever comes through a proxy of this machine', open, from('127.0.0.1', { 'x-forwarded-for': '203.0.113.7' })],
    ['anybody once a proxy is known to stand before us', { ...open, behindProxy: true }, from('127.0.0.1')],
    ['this machine without the token', { ...open, token: TOKEN }, from('127.0.0.1')],
    ['a wrong token', { ...open, token: TOKEN }, from('127.0.0.1', { authorization: 'Bearer another' })],
  ])('not %s', (_, door, call) => expect(mayReadMetrics(door, call)).toBe(false));

  it('with the token: whoever shows it, from wherever', () => {
    expect(mayReadMetrics({ token: 'sixteen-letters-x', behindProxy: true }, from('10.0.0.7', { authorization: 'Bearer sixteen-letters-x' }))).toBe(true);
  });
});
