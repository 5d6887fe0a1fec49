/** Calls the API as a page does, and tells the headers that went out. */
async function headersOf(call: (api: typeof import('./client').api) => Promise<unknown>): Promise<Headers> {
  let sent = new Headers();
  const answer = async (request: Request) => {
    sent = request.headers;
    return new Response('{}', { headers: { 'content-type': 'application/json' } });
  };
  Object.assign(globalThis, { window: { location: { origin: 'http://127.0.0.1:3000' } }, fetch: answer });
  const { api } = await import('./client');
  await call(api);
  return sent;
}

describe('each call of a page', () => {
  it('carries an id of its own, under which the logs tell of it', async () => {
    const first = (await headersOf((api) => api.GET('/api/v1/auth/me'))).get('x-request-id');
    const second = (await headersOf((api) => api.GET('/api/v1/auth/me'))).get('x-request-id');
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second).not.toBe(first);
  });
});
