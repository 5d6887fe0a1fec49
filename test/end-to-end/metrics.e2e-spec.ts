import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { choosePort } from '../../tools/servers/ports.mjs';
import { allExpressions, metricsIn } from '../harness/operators-files.js';
import { CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';
import { readPrometheusText, type Family } from '../harness/prometheus-text.js';

const OPERATIONS = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
const TOKEN = 'a-token-of-the-metrics-tests';
const PHONE = '89000001427';

type Scrape = Map<string, Family>;

let product: Product;
let worker: string;
let secretary: Person;
let [ofApi, ofWorker]: Scrape[] = [];
beforeAll(async () => {
  const port = await choosePort(undefined);
  worker = `http://127.0.0.1:${port}`;
  product = await Product.start({ METRICS_PORT: String(port) });
  secretary = await Person.signIn(product, 'secretary1');
  const { body } = await siteRequest(product, { client: { name: 'Меркина', phone: PHONE } });
  const task = await secretary.taskOf(body.caseId);
  await secretary.get(`/clients?q=${PHONE}`);
  await secretary.get(`/no-such-page/${PHONE}`);
  await secretary.complete(task, 'confirmed', CONFIRMED);
  await product.until('a round to be done', async () => (await scrape(worker)).get('reglament_round_last_done_timestamp_seconds')!.samples.length > 5);
  [ofApi, ofWorker] = await Promise.all([scrape(product.url), scrape(worker)]);
}, 180_000);
afterAll(() => product?.stop());

const scrape = async (url: string, headers: Record<string, string> = {}): Promise<Scrape> => {
  const answer = await fetch(`${url}/metrics`, { headers });
  const type = answer.headers.get('content-type');
  if (answer.status !== 200 || type !== 'text/plain; version=0.0.4; charset=utf-8') throw new Error(`${url} answers ${answer.status} ${type}.`);
  return readPrometheusText(await answer.text());
};
const statusOf = (url: string, headers: Record<string, string> = {}) =>
  new Promise<number>((done, fail) => {
    request(`${url}/metrics`, { headers }, (answer) => {
      answer.resume();
      done(answer.statusCode!);
    })
      .on('error', fail)
      .end();
  });
const valueOf = (families: Scrape | undefined, name: string, labels: Record<string, string> = {}) =>
  families?.get(name)?.samples.find((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))?.value;

/** Rows of the table in docs/operations.md. */
const DOCUMENTED = [...OPERATIONS.matchAll(/^\| `([a-z_0-9]+)` \| (counter|gauge|histogram) \|([^|]*)\| (api|worker|both) \|/gm)].map(
  ([, name, type, labels, of]) => ({
    ...{ name: name!, type: type!, of: of! },
    labels: [...labels!.matchAll(/`(\w+)`/g)].map(([, label]) => label!),
  }),
);

describe('the metrics', () => {
  it('are each documented, and each that is documented is there with its type and its labels', () => {
    expect(DOCUMENTED.length).toBeGreaterThan(30);
    const places = { api: [ofApi!], worker: [ofWorker!], both: [ofApi!, ofWorker!] } as Record<string, Scrape[]>;
    for (const { name, type, of, labels } of DOCUMENTED) {
      for (const families of places[of]!) {
        const found = families.get(name);
        expect({ name, type: found?.type }).toEqual({ name, type });
        const told = new Set(found!.samples.flatMap((sample) => Object.keys(sample.labels)));
        const ours = name.startsWith('reglament_') && found!.samples.length > 0;
        if (ours) expect({ name, labels: [...told].filter((label) => label !== 'le').sort() }).toEqual({ name, labels: [...labels].sort() });
        else if (found!.samples.length > 0) for (const label of labels) expect(told).toContain(label);
      }
    }
    const own = [...ofApi!.keys(), ...ofWorker!.keys()].filter((name) => name.startsWith('reglament_'));
    expect(own.filter((name) => !DOCUMENTED.some((row) => row.name === name))).toEqual([]);
  });

  it('are all that dashboard and alerts ask for', () => {
    const known = new Map([...ofApi!, ...ofWorker!]);
    const asked = allExpressions().flatMap(({ where, expression }) => metricsIn(expression).map((name) => ({ where, name })));
    expect(asked.length).toBeGreaterThan(40);
    const missing = asked.filter(({ name }) => {
      const family = known.get(name) ?? known.get(name.replace(/_(bucket|sum|count)$/, ''));
      return family === undefined || (name.endsWith('_bucket') && family.type !== 'histogram');
    });
    expect(missing).toEqual([]);
  });

  it('name routes as they are declared, and nothing that somebody typed', () => {
    const routes = ofApi!.get('reglament_http_request_duration_seconds')!.samples.map(({ labels }) => labels['route']);
    expect(routes).toEqual(expect.arrayContaining(['/api/v1/tasks/:id/complete', '/api/v1/clients', 'unknown']));
    const said = JSON.stringify([[...ofApi!], [...ofWorker!]]);
    for (const word of [PHONE, 'Меркина', 'no-such-page']) expect(said).not.toContain(word);
    expect(said).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/); // no id of anybody
    expect(ofApi!.get('reglament_http_request_duration_seconds')!.samples.length).toBeLessThan(500);
  });

  it('tell the business as it is, at most ten seconds late, and what the worker has done', async () => {
    const told = await product.until('the figures to be those of now', async () => {
      const now = await scrape(product.url);
      return valueOf(now, 'reglament_open_tasks', { process: 'contact', role: 'manager' }) === 1 && now;
    });
    expect(valueOf(told, 'reglament_open_cases')).toBe(1);
    expect(valueOf(told, 'reglament_late_tasks', { process: 'contact' })).toBe(0);
    expect(valueOf(told, 'reglament_oldest_command_age_seconds')).toBe(0);
    expect(valueOf(told, 'reglament_waiting_commands', { age: 'under 10 s' })).toBe(0);
    expect(valueOf(told, 'reglament_business_figures_up')).toBe(1);
    expect(valueOf(ofWorker, 'reglament_rounds_total', { round: 'relay', outcome: 'done' })).toBeGreaterThan(0);
    expect(valueOf(ofWorker, 'reglament_worker_polls')).toBe(1);
    expect(valueOf(ofApi, 'reglament_problems_total', { code: 'not-found' })).toBe(1);
  });

  it('tell of clicks that wait while no worker runs, and of browsers that listen', async () => {
    await product.kill('worker');
    const listening = new AbortController();
    // Kept, since an answer that nobody holds any more is given up.
    const stream = await fetch(`${product.url}/api/v1/events/stream`, { headers: secretary.headers, signal: listening.signal });
    const { status } = await siteRequest(product);
    expect(status).toBe(201);
    await product.until('the process that waits to be told', async () => {
      const now = await scrape(product.url);
      return (
        valueOf(now, 'reglament_unstarted_processes') === 1 &&
        valueOf(now, 'reglament_oldest_unstarted_age_seconds')! > 0 &&
        valueOf(now, 'reglament_event_streams') === 1
      );
    });
    expect(stream.ok).toBe(true);
    listening.abort();
    await product.until('the stream to be over', async () => valueOf(await scrape(product.url), 'reglament_event_streams') === 0);
  });

  it('are shown to programs of this machine alone, and with a token set to whoever shows it', async () => {
    expect(await statusOf(product.url, { host: 'reglament.example' })).toBe(403);
    expect(await statusOf(product.url, { 'x-forwarded-for': '203.0.113.7' })).toBe(403);
    await product.kill('api');
    product.run('api', undefined, { METRICS_TOKEN: TOKEN });
    product.run('worker', undefined, { METRICS_TOKEN: TOKEN });
    await product.ready();
    await product.until('the worker to answer', () => statusOf(worker).catch(() => undefined));
    for (const url of [product.url, worker]) {
      expect(await statusOf(url)).toBe(401);
      expect(await statusOf(url, { authorization: 'Bearer reglament-demo-site-form' })).toBe(401);
      expect(await statusOf(url, secretary.headers)).toBe(401);
      expect((await scrape(url, { authorization: `Bearer ${TOKEN}` })).size).toBeGreaterThan(10);
    }
  });
});
