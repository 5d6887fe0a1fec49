import createClient, { type Middleware } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { i18n } from '../texts/i18n';
import { noteServerTime } from '../time/now';
import { csrfToken } from './csrf';
import { noteReachable } from './reachability';
import type { paths } from './schema';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOGIN = '/api/v1/auth/login';

let onSignedOut: () => void = () => undefined;

/** Says what to do when the session is over; the router knows the way to the sign-in page. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', i18n.language);
    // Under this id the logs of api and worker tell of the call, and so does the number that a page shows when something went wrong.
    request.headers.set('X-Request-Id', crypto.randomUUID());
    if (SAFE.has(request.method)) return;
    const token = csrfToken();
    if (token !== null) request.headers.set('X-CSRF-Token', token);
    if (!request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', crypto.randomUUID());
  },
};

const watch: Middleware = {
  onResponse({ response, schemaPath }) {
    noteReachable(true);
    noteServerTime(response.headers.get('Date'));
    // A wrong password is 401 too, and without a token there was no session that could be over.
    if (response.status === 401 && schemaPath !== LOGIN && csrfToken() !== null) onSignedOut();
  },
  onError({ error }) {
    // What the page itself gave up says nothing about the server.
    if (!(error instanceof DOMException && error.name === 'AbortError')) noteReachable(false);
  },
};

/** Calls the API; types come from its OpenAPI document. */
export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' });
api.use(headers, watch);

/** The same calls as queries. */
export const query = createQueryClient(api);
