import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Product } from '../harness/product.js';

const PROJECT = join(import.meta.dirname, '../..');

interface Operation {
  operationId: string;
  summary?: string;
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { required?: boolean; content: Record<string, { schema?: object }> };
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

let product: Product;
let document: Document;
let operations: [name: string, operation: Operation][];

beforeAll(async () => {
  product = await Product.start();
  document = (await (await fetch(`${product.url}/api/openapi.json`)).json()) as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]): [string, Operation] => [`${method} ${path}`, one]),
  );
});
afterAll(() => product?.stop());

/** Names of the operations that lack something. */
const lacking = (has: (operation: Operation, name: string) => boolean) => operations.filter(([name, one]) => !has(one, name)).map(([name]) => name);

describe('the OpenAPI document', () => {
  it('is of version 3.1, and everything it refers to is in it', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const referred = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]!);
    expect(referred.filter((name) => !(name in document.components.schemas))).toEqual([]);
    expect(operations.length).toBeGreaterThanOrEqual(15);
  });

  it('has for every operation a name of its own, a sentence, and the schema of its answer', () => {
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length);
    expect(lacking(({ summary }) => /\w/.test(summary ?? ''))).toEqual([]);
    const good = ({ responses }: Operation) => Object.entries(responses).filter(([status]) => status.startsWith('2'));
    expect(lacking((one) => good(one).length > 0)).toEqual([]);
    expect(
      lacking((one) => good(one).every(([status, { content }]) => status === '204' || Object.values(content ?? {}).some(({ schema }) => schema !== undefined))),
    ).toEqual([]);
  });

  it('asks for a body with a schema where one is needed, and for no header that a caller may leave out', () => {
    expect(
      lacking(
        ({ requestBody }, name) =>
          /\/(logout|next|resume|clock|retry|end|restore|sign-in-links)$/.test(name) ||
          !name.startsWith('post') ||
          requestBody?.content[/\/(files|price-lists)$/.test(name) ? 'multipart/form-data' : 'application/json']?.schema !== undefined,
      ),
    ).toEqual([]);
    expect(lacking(({ parameters = [] }) => parameters.every((parameter) => parameter.in !== 'header' || parameter.required !== true))).toEqual([]);
    expect(
      lacking(({ parameters = [] }, name) => !name.includes('{id}') || parameters.some((parameter) => parameter.in === 'path' && parameter.name === 'id')),
    ).toEqual([]);
  });

  it('is what the types of the pages were made from', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reglament-openapi-'));
    try {
      const [input, output] = [join(folder, 'openapi.json'), join(folder, 'schema.d.ts')];
      writeFileSync(input, JSON.stringify(document));
      await promisify(execFile)(process.execPath, [join(PROJECT, 'node_modules/openapi-typescript/bin/cli.js'), input, '-o', output]);
      const committed = readFileSync(join(PROJECT, 'apps/web/src/api/schema.d.ts'), 'utf8');
      // Another text here means: run `npm run generate`.
      expect(committed.trim()).toBe(readFileSync(output, 'utf8').trim());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has pages for people', async () => {
    const pages = await fetch(`${product.url}/api/docs`);
    expect([pages.status, pages.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
  });
});
