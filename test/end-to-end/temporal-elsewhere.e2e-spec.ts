import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authority } from '../harness/certificates.js';
import { AGREED, CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';
import { TemporalGate } from '../harness/temporal-gate.js';

const KEY = 'a key of the tests, and of nothing else';

const ours = authority('Test authority');
const client = ours.issue('reglament');

let product: Product;
let folder: string;
let gate: TemporalGate;

beforeAll(async () => {
  product = await Product.start();
  folder = mkdtempSync(join(tmpdir(), 'reglament-elsewhere-'));
}, 120_000);
afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => (product.log = ''));
afterEach(async () => {
  await Promise.all([product?.kill('api'), product?.kill('worker')]);
  await gate?.close();
});

function fileOf(content: string): string {
  const path = join(folder, `${Math.random()}.pem`);
  writeFileSync(path, `${content}\n`);
  return path;
}

/** Both parts anew, with Temporal behind the gate. */
async function restart(env: Record<string, string>): Promise<void> {
  await Promise.all([product.kill('api'), product.kill('worker')]);
  for (const part of ['api', 'worker'] as const) product.run(part, undefined, { TEMPORAL_ADDRESS: gate.address, ...env });
}

/** What a part wrote last may come in after its end. */
const said = (words: string) => product.until(`"${words}"`, () => Promise.resolve(product.log.includes(words)));

const health = async () => (await fetch(`${product.url}/api/v1/health/ready`)).json() as Promise<{ engine: boolean; database: boolean }>;

/** A request becomes a task, and clicks lead on: client, worker, updates and activities all pass the gate. */
async function walk(): Promise<void> {
  await product.ready();
  const [secretary, manager] = [await Person.signIn(product, 'secretary1'), await Person.signIn(product, 'manager1')];
  const { caseId } = (await siteRequest(product)).body;
  const first = await secretary.complete(await secretary.taskOf(caseId), 'confirmed', CONFIRMED);
  expect([200, 202]).toContain(first.status);
  expect([200, 202]).toContain((await manager.complete(await manager.taskOf(caseId), 'agreed', AGREED)).status);
  expect(await health()).toMatchObject({ database: true, engine: true });
}

const TRUSTED = () => ({ TEMPORAL_TLS_SERVER_CA_CERT_FILE: fileOf(ours.certificate), TEMPORAL_TLS_SERVER_NAME: 'temporal.inside' });
const KNOWN = () => ({ TEMPORAL_TLS_CLIENT_CERT_FILE: fileOf(client.certificate), TEMPORAL_TLS_CLIENT_KEY_FILE: fileOf(client.key) });

describe('a Temporal that asks for certificates', () => {
  beforeEach(async () => (gate = await TemporalGate.before(product.temporalAddress, { authority: ours, certificates: true })));

  it('is worked with by api and worker that have one', async () => {
    await restart({ ...TRUSTED(), ...KNOWN() });
    await walk();
    expect(gate.seen.calls).toBeGreaterThan(10);
    expect(gate.seen.refused).toBe(0);
  });

  it('lets nobody in who has none: the worker ends with a sentence, the api takes what people send and says that the engine is away', async () => {
    await restart(TRUSTED());
    await product.died('worker');
    await said('worker: The worker could not start');
    await product.ready();
    expect(await health()).toMatchObject({ status: 'ready', database: true, engine: false });
    expect((await siteRequest(product)).status).toBe(201);
    expect(gate.seen).toMatchObject({ calls: 0 });
    expect(gate.seen.refused).toBeGreaterThan(0);
  });

  it('is not believed where its certificate is from somebody else', async () => {
    const stranger = authority('Somebody else');
    await restart({ ...KNOWN(), TEMPORAL_TLS_SERVER_CA_CERT_FILE: fileOf(stranger.certificate), TEMPORAL_TLS_SERVER_NAME: 'temporal.inside' });
    await product.died('worker');
    await product.ready();
    expect((await health()).engine).toBe(false);
    expect(gate.seen.calls).toBe(0);
  });
});

describe('a Temporal that asks for a key', () => {
  beforeEach(async () => (gate = await TemporalGate.before(product.temporalAddress, { authority: ours, certificates: false, apiKey: KEY })));

  it('gets it from api and worker with each call', async () => {
    await restart({ ...TRUSTED(), TEMPORAL_API_KEY_FILE: fileOf(KEY) });
    await walk();
    expect(gate.seen).toMatchObject({ withoutKey: 0, refused: 0 });
    expect(product.log).not.toContain(KEY);
  });

  it('lets no call in with another one', async () => {
    await restart({ ...TRUSTED(), TEMPORAL_API_KEY: 'another' });
    await product.died('worker');
    await product.ready();
    expect((await health()).engine).toBe(false);
    expect(gate.seen.calls).toBe(0);
    expect(gate.seen.withoutKey).toBeGreaterThan(0);
  });

  it('does not get it over a plain line: both parts refuse to start, and say what to do', async () => {
    await restart({ TEMPORAL_API_KEY: KEY });
    await Promise.all([product.died('api'), product.died('worker')]);
    for (const part of ['api', 'worker']) await said(`${part}: TEMPORAL_API_KEY would be sent in the clear: set TEMPORAL_TLS to 1`);
    expect(product.log).not.toContain(KEY);
    expect(gate.seen).toEqual({ refused: 0, calls: 0, withoutKey: 0 });
  });
});
