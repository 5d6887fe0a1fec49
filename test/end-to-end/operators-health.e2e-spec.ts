import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { choosePort } from '../../tools/servers/ports.mjs';
import { Product } from '../harness/product.js';

let product: Product;
let worker: string;
beforeAll(async () => {
  const port = await choosePort(undefined);
  worker = `http://127.0.0.1:${port}`;
  product = await Product.start({ METRICS_PORT: String(port), DRAIN_SECONDS: '2' });
}, 120_000);
afterAll(() => product?.stop());

const ask = async (url: string, init?: RequestInit) => {
  const answer = await fetch(url, init);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const readyOf = (url: string) => ask(url).catch(() => undefined);
const workerReady = () => readyOf(`${worker}/health/ready`);
const apiReady = () => readyOf(`${product.url}/api/v1/health/ready`);
const until = (what: string, look: () => ReturnType<typeof readyOf>, status: string) =>
  product.until(what, async () => {
    const seen = await look();
    return seen?.body['status'] === status && seen;
  });

describe('the health of a worker', () => {
  it('is told on a port of its own: live at once, ready as soon as it polls', async () => {
    const seen = await until('the worker to be ready', workerReady, 'ready');
    expect(seen).toEqual({ status: 200, body: { status: 'ready', database: true, migrated: true, polls: true, engine: true } });
    expect(await ask(`${worker}/health/live`)).toEqual({ status: 200, body: { status: 'ok' } });
  });

  it('answers nothing else there', async () => {
    expect((await ask(`${worker}/`)).status).toBe(404);
    expect((await ask(`${worker}/health/live`, { method: 'POST' })).status).toBe(405);
  });

  it('is not ready before the migrations of its build are done, and neither is the API', async () => {
    const owner = new pg.Client({ connectionString: product.database.owner });
    await owner.connect();
    const last = (await owner.query<{ id: number; timestamp: string; name: string }>(`SELECT * FROM migration ORDER BY id DESC LIMIT 1`)).rows[0]!;
    await Promise.all([product.end('worker'), product.end('api')]);
    await owner.query(`DELETE FROM migration WHERE id = $1`, [last.id]);
    product.run('worker');
    product.run('api');
    expect(await until('the worker to answer', workerReady, 'not-ready')).toMatchObject({ status: 503, body: { database: true, migrated: false } });
    expect(await until('the API to answer', apiReady, 'not-ready')).toMatchObject({ status: 503, body: { database: true, migrated: false } });
    await owner.query(`INSERT INTO migration (id, timestamp, name) VALUES ($1, $2, $3)`, [last.id, last.timestamp, last.name]);
    await owner.end();
    await until('the worker to be ready', workerReady, 'ready');
    await until('the API to be ready', apiReady, 'ready');
  });

  it('says that it drains before anything ends, and the API does, too', async () => {
    await until('the worker to be ready', workerReady, 'ready');
    const ends = Promise.all([product.end('worker'), product.end('api')]);
    await pause(300);
    expect(await workerReady()).toMatchObject({ status: 503, body: { status: 'draining', database: true, polls: true } });
    expect(await apiReady()).toMatchObject({ status: 503, body: { status: 'draining', database: true } });
    for (const milliseconds of await ends) expect(milliseconds).toBeGreaterThan(1_900);
  });
});
