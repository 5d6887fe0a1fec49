import { Writable } from 'node:stream';
import { pino } from 'pino';
import { whileAsked } from '#kit/asked/asked-by.js';
import { logOptions } from './log-options.js';
import { toldError } from './told-error.js';

const CANARY = 'Канарейкина';
const database = (code: string, message: string) => Object.assign(new Error(message), { code, detail: `Key (phone)=(${CANARY}) exists`, parameters: [CANARY] });
const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('what is told of an error', () => {
  it.each([
    ['a value that PostgreSQL did not like', database('22P02', `invalid input syntax for type uuid: "${CANARY}"`)],
    ['the detail of a constraint', database('23505', 'duplicate key value violates unique constraint "client_key"')],
    ['JSON that is none', thrownBy(() => JSON.parse(`{"a": "${CANARY}`) as unknown)],
    ['what hangs on it', Object.assign(new Error('refused'), { request: { body: CANARY } })],
    ['its cause', new Error('outer', { cause: database('22P02', `bad value "${CANARY}"`) })],
  ])('leaves out %s', (_, error) => {
    expect(JSON.stringify(toldError(error))).not.toContain(CANARY);
    expect(toldError(error).stack).toMatch(/\n\s+at /);
  });

  it('keeps the name of a constraint, its code and where it arose', () => {
    expect(toldError(database('23505', 'duplicate key value violates unique constraint "client_key"'))).toMatchObject({
      ...{ type: 'Error', code: '23505', message: 'duplicate key value violates unique constraint "client_key"' },
    });
  });
});

describe('a line of the log', () => {
  const lines: string[] = [];
  const log = pino(logOptions('api', 'info'), new Writable({ write: (chunk: Buffer, _encoding, done) => done(void lines.push(chunk.toString())) }));
  const last = () => JSON.parse(lines.at(-1)!) as Record<string, unknown>;

  it('carries the id of the request on whose behalf it is written, however deep, and none outside', async () => {
    const id = '0f0f4d2e-1b1c-4a6e-9d3f-3c2b1a0f9e8d';
    await whileAsked(id, async () => {
      await Promise.resolve();
      log.info('inside');
    });
    expect(last()).toMatchObject({ app: 'api', level: 'info', msg: 'inside', request: id });
    expect(last()['time']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    log.info('outside');
    expect(last()).not.toHaveProperty('request');
  });

  it('hides secrets and personal data in members, in texts and in errors, at any depth', () => {
    log.warn({ deep: [{ password: CANARY, of: { cookie: CANARY, said: 'call +7 900 000-14-27' } }] }, 'to probe@example.com');
    log.error(database('22P02', `bad "${CANARY}"`));
    log.error({ err: database('22P02', `bad "${CANARY}"`) }, 'failed for %s', '89000001427');
    const text = lines.slice(-3).join('');
    for (const canary of [CANARY, '900 000', 'probe@', '89000001427']) expect(text).not.toContain(canary);
    expect(last()).toMatchObject({ msg: 'failed for [number]', err: { code: '22P02' } });
  });
});
