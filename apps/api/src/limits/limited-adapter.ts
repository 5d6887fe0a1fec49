import { createServer } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';

/** What a connection may take its time for, milliseconds, and how much it may send before its body, bytes. */
const LIMITS = {
  /** The headers have arrived by then: who sends them drop by drop is cut off. */
  headersTimeout: 15_000,
  /** The whole call has arrived by then: 25 MB at a megabit a second. */
  requestTimeout: 300_000,
  /** A browser keeps its connection for so long without a call: longer than a proxy before us does, so that it is the one to close it. */
  keepAliveTimeout: 65_000,
  /** How often it is looked who is too slow. */
  connectionsCheckingInterval: 5_000,
  /** All headers together, the address included. */
  maxHeaderSize: 16_384,
};
/** Connections at once: more would only wait for each other. */
const MOST_CONNECTIONS = 5_000;
const MOST_HEADERS = 100;

/** Express, on a server that waits for nobody without end. */
export class LimitedAdapter extends ExpressAdapter {
  /** Node takes some of these limits only where a server is made. */
  override initHttpServer(): void {
    const server = createServer(LIMITS, this.getInstance());
    server.maxConnections = MOST_CONNECTIONS;
    server.maxHeadersCount = MOST_HEADERS;
    this.httpServer = server;
  }
}
