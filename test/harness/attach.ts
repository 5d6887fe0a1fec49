import { randomUUID } from 'node:crypto';
import type { FileDto, FileListDto } from '../../apps/api/src/files/files.dto.js';
import type { Answer, Person } from './person.js';
import type { Product } from './product.js';

/** A picture of one point, whole. */
export const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Lays a file beside a task or a case as a browser would; `beside` is `/tasks/<id>` or `/cases/<id>`. */
export async function attach(
  product: Product,
  who: Person,
  beside: string,
  { name = 'снимок.png', content = PICTURE as Uint8Array, key = randomUUID() as string, field = 'file' } = {},
): Promise<Answer<FileDto>> {
  const form = new FormData();
  form.append(field, new Blob([Uint8Array.from(content)]), name);
  const response = await fetch(`${product.url}/api/v1${beside}/files`, { method: 'POST', headers: { ...who.headers, 'idempotency-key': key }, body: form });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type') ?? '', text, body: JSON.parse(text) as FileDto };
}

/** What is listed beside a task or a case. */
export async function filesBeside(who: Person, beside: string): Promise<FileDto[]> {
  return (await who.get<FileListDto>(`${beside}/files`)).body.items;
}
