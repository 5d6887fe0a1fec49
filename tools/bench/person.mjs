// @ts-check
// Somebody with a browser: signs in, reads and clicks over connections that stay open.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';

/** @typedef {{ status: number, body: any, headers: import('node:http').IncomingHttpHeaders }} Answer */
/** @typedef {Awaited<ReturnType<typeof signIn>>} Person */

const agent = new Agent({ keepAlive: true });

/**
 * @param {string} url
 * @param {{ method: string, headers: Record<string, string>, body?: object }} call
 * @returns {Promise<Answer>}
 */
async function send(url, { method, headers, body }) {
  const call = request(url, { agent, method, headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) } });
  call.end(body ? JSON.stringify(body) : undefined);
  const [answer] = /** @type {[import('node:http').IncomingMessage]} */ (await once(call, 'response'));
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) text += String(chunk);
  return { status: answer.statusCode ?? 0, body: text === '' ? null : JSON.parse(text), headers: answer.headers };
}

/** @param {string} url @param {string} login */
export async function signIn(url, login) {
  const { status, body, headers } = await send(`${url}/auth/login`, { method: 'POST', headers: {}, body: { login, password: 'reglament-demo' } });
  if (status !== 200) throw new Error(`${login} could not sign in: ${status} ${JSON.stringify(body)}`);
  const known = { cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '', 'x-csrf-token': String(body.csrfToken) };
  return {
    /** What his browser sends along. */
    known,
    /** @param {string} path */
    get: async (path) => (await send(`${url}${path}`, { method: 'GET', headers: known })).body,
    /** @param {string} path @param {object} asked */
    post: (path, asked) => send(`${url}${path}`, { method: 'POST', headers: { ...known, 'idempotency-key': crypto.randomUUID() }, body: asked }),
    /** Sends a file as a form does. @param {string} path @param {Uint8Array} bytes @param {string} name */
    upload: async (path, bytes, name) => {
      const form = new FormData();
      form.append('file', new Blob([Uint8Array.from(bytes)]), name);
      return /** @type {any} */ (await (await fetch(`${url}${path}`, { method: 'POST', headers: known, body: form })).json());
    },
  };
}

/**
 * Records requests as the form of the site does.
 * @param {string} url
 * @param {number} count
 * @returns {Promise<string[]>} their cases
 */
export async function recordRequests(url, count) {
  /** @type {string[]} */
  const cases = [];
  let left = count;
  const one = async () => {
    while (left-- > 0) {
      const phone = `+7900${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
      const body = { channel: 'site', kind: 'request', client: { phone }, items: [{ name: 'Пульт', quantity: 1 }] };
      const answer = await send(`${url}/requests`, {
        method: 'POST',
        headers: { authorization: 'Bearer reglament-demo-site-form', 'idempotency-key': randomUUID() },
        body,
      });
      if (answer.status !== 201) throw new Error(`A request was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      cases.push(answer.body.caseId);
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return cases;
}
