import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import express, { type NextFunction, type Request, type Response } from 'express';
import { DomainError } from '#domain/errors/domain-error.js';
import { bodyInTime } from './gate.js';

/** Sends a call's head and the beginning of its body, and tells all that comes back until the connection is closed. */
async function drop(path: string, head: string): Promise<string> {
  const app = express();
  const answer = (error: unknown, _request: Request, response: Response) => {
    if (!response.headersSent) response.status(408).send(error instanceof DomainError ? error.code : 'other');
  };
  app.use('/api', bodyInTime(answer, 100), express.json());
  app.post('/api/v1/things', (request, response) => void response.send(request.body));
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => answer(error, request, response));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  try {
    socket.write(`POST ${path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n${head}`);
    return await text(socket);
  } finally {
    socket.destroy();
    server.close();
  }
}

describe('a body', () => {
  const JSON_HEAD = 'Content-Type: application/json\r\nContent-Length: 20\r\n\r\n';

  it('that comes drop by drop is broken off, and its sender told so', async () => {
    const told = await drop('/api/v1/things', `${JSON_HEAD}{"a":`);
    expect(told).toMatch(/^HTTP\/1\.1 408 /);
    expect(told).toMatch(/too-slow$/);
  });

  it('that has arrived is not hurried', async () => {
    expect(await drop('/api/v1/things', `${JSON_HEAD}${'{"a":1}'.padEnd(20)}`)).toMatch(/^HTTP\/1\.1 200 [\s\S]*\{"a":1\}$/);
  });
});
