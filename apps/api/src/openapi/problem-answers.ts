import type { OpenAPIObject } from '@nestjs/swagger';

/** An operation as far as its refusals follow from it. */
interface Operation {
  parameters?: { in: string; name: string }[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
}

interface Refusal {
  status: number;
  name: string;
  description: string;
  /** Whether an operation can answer so. */
  of: (operation: Operation, route: { method: string }) => boolean;
}

const always = () => true;
const isUnsafe = (method: string) => !['get', 'head', 'options'].includes(method);
const takesFile = (body: unknown) => body !== undefined && 'multipart/form-data' in ((body as { content?: object }).content ?? {});
const takes = ({ parameters = [] }: Operation, ...places: string[]) => parameters.some((one) => places.includes(one.in));

const REFUSALS: readonly Refusal[] = [
  { status: 400, name: 'Malformed', description: 'bad-request: no JSON, nested without end, or an address that is none', of: always },
  { status: 401, name: 'NotSignedIn', description: 'not-signed-in; wrong-password where one signs in', of: always },
  { status: 403, name: 'Forbidden', description: 'forbidden; csrf where the token or the origin is wrong', of: always },
  { status: 404, name: 'NotFound', description: 'not-found: not there, or not to be seen', of: always },
  {
    status: 409,
    name: 'Conflict',
    description: 'Somebody was first, or what it is about has changed: the code says which',
    of: (_one, { method }) => isUnsafe(method),
  },
  { status: 408, name: 'TooSlow', description: 'too-slow: the body did not arrive in time', of: ({ requestBody }) => requestBody !== undefined },
  { status: 413, name: 'TooLarge', description: 'too-large, file-too-large', of: always },
  { status: 414, name: 'AddressTooLong', description: 'address-too-long: path and question have more than 4,096 characters', of: always },
  { status: 415, name: 'UnsupportedMediaType', description: 'unsupported-media-type: a body is JSON, a file a form', of: always },
  {
    status: 422,
    name: 'Invalid',
    description: 'invalid: what was sent is not right; the fields say where',
    of: (one, { method }) => isUnsafe(method) || takes(one, 'query', 'header'),
  },
  { status: 429, name: 'TooManyRequests', description: 'too-many-requests: `Retry-After` says when again', of: always },
  { status: 503, name: 'DatabaseAway', description: 'database-away, database-full, busy: `Retry-After` says when again', of: always },
  { status: 507, name: 'StorageFull', description: 'storage-full: no file can be taken', of: ({ requestBody }) => takesFile(requestBody) },
];

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } };

/** Writes into the document how each operation can refuse: always a problem document, and of a status that follows from the operation. */
export function withProblems(document: OpenAPIObject): OpenAPIObject {
  const responses = Object.fromEntries(REFUSALS.map(({ name, description }) => [name, { description, content: PROBLEM }]));
  document.components = { ...document.components, responses: { ...document.components?.responses, ...responses } };
  for (const path of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(path) as unknown as [string, Operation][]) {
      for (const { status, name, of } of REFUSALS)
        if (of(operation, { method })) operation.responses[String(status)] ??= { $ref: `#/components/responses/${name}` };
      for (const [status, response] of Object.entries(operation.responses) as [string, { content?: object }][])
        if (Number(status) >= 400 && response.content !== undefined) response.content = PROBLEM;
    }
  }
  return document;
}
