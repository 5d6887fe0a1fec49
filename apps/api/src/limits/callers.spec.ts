import { createHmac } from 'node:crypto';
import type { Request } from 'express';
import type { KnownRequest } from '../auth/permit.js';
import { Callers } from './callers.js';

const SECRET = 'a secret of this test alone, and long';
const request = (headers: Record<string, string>, principal?: object) => ({ headers, ip: '10.0.0.9', principal }) as unknown as KnownRequest;
const signed = (id: string, secret = SECRET) =>
  `reglament_session=${encodeURIComponent(`s:${id}.${createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, '')}`)}`;
const of = (callers: Callers, headers: Record<string, string>) => callers.of(request(headers) as Request);

describe('who calls, before anything is asked of the database', () => {
  it('is the session of a cookie that was signed here, and else the address', () => {
    const callers = new Callers('reglament_session', SECRET);
    const own = of(callers, { cookie: `other=1; ${signed('abc')}` });
    expect(own).toMatch(/^s[\w-]{43}$/);
    expect(of(callers, { cookie: signed('abd') })).not.toBe(own);
    for (const cookie of ['', signed('abc', 'a secret of somebody else'), 'reglament_session=s%3Aabc.%ZZ', 'reglament_session=abc', signed('abc').slice(0, -2)])
      expect(of(callers, { cookie })).toBe('address:10.0.0.9');
  });

  it('is the person, once the guard has found out whose session it is: all of his sessions are one caller', () => {
    const callers = new Callers('reglament_session', SECRET);
    for (const id of ['one', 'two']) callers.learn(request({ cookie: signed(id) }, { kind: 'person', id: 'p1' }));
    expect([of(callers, { cookie: signed('one') }), of(callers, { cookie: signed('two') })]).toEqual(['person:p1', 'person:p1']);
  });

  it('is the address of a token that has never been good, and the program of one that has', () => {
    const callers = new Callers('reglament_session', SECRET);
    const headers = { authorization: 'Bearer some-token' };
    expect(of(callers, headers)).toBe('address:10.0.0.9');
    callers.learn(request(headers));
    expect(of(callers, headers)).toBe('address:10.0.0.9');
    callers.learn(request(headers, { kind: 'token', id: 't1' }));
    expect(of(callers, headers)).toBe('token:t1');
  });

  it('is forgotten where too many are known, the longest known first', () => {
    const callers = new Callers('reglament_session', SECRET, 2);
    for (const name of ['a', 'b', 'c']) callers.learn(request({ authorization: `Bearer ${name}` }, { kind: 'token', id: name }));
    expect(['a', 'b', 'c'].map((name) => of(callers, { authorization: `Bearer ${name}` }))).toEqual(['address:10.0.0.9', 'token:b', 'token:c']);
  });
});
