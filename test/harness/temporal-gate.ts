import { once } from 'node:events';
import { connect, constants, createSecureServer, type ClientHttp2Session, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import type { Authority } from './certificates.js';

/** What the gate asks of those who come. */
interface Asked {
  /** Trusts certificates of this authority, and has one of its own from it, for `temporal.inside`. */
  authority: Authority;
  /** Lets nobody in without a certificate of the authority. */
  certificates: boolean;
  /** Lets no call in without this key. */
  apiKey?: string;
}

/** A Temporal server behind TLS, as an own cluster or the cloud is: a gate on loopback before a plain one. */
export class TemporalGate {
  /** Handshakes that were refused, and calls: those let in, and those without the right key. */
  readonly seen = { refused: 0, calls: 0, withoutKey: 0 };
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly server: ReturnType<typeof createSecureServer>,
    private readonly inside: ClientHttp2Session,
  ) {}

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  static async before(address: string, { authority, certificates, apiKey }: Asked): Promise<TemporalGate> {
    const own = authority.issue('temporal.inside', ['temporal.inside']);
    const server = createSecureServer({
      cert: own.certificate,
      key: own.key,
      ca: authority.certificate,
      requestCert: certificates,
      rejectUnauthorized: certificates,
    });
    const inside = connect(`http://${address}`);
    inside.on('error', () => server.close()); // Temporal has ended before the gate
    const gate = new TemporalGate(server, inside);
    server.on('tlsClientError', () => (gate.seen.refused += 1));
    server.on('sessionError', () => (gate.seen.refused += 1));
    server.on('connection', (socket: Socket) => {
      gate.open.add(socket);
      socket.once('close', () => gate.open.delete(socket));
    });
    server.on('stream', (stream, headers) => gate.pass(stream, headers, apiKey));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return gate;
  }

  async close(): Promise<void> {
    this.inside.destroy();
    for (const socket of this.open) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private pass(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, apiKey: string | undefined): void {
    stream.on('error', () => stream.close()); // whoever called has left
    if (apiKey !== undefined && headers.authorization !== `Bearer ${apiKey}`) {
      this.seen.withoutKey += 1;
      stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '16', 'grpc-message': 'no key' }, { endStream: true });
      return;
    }
    this.seen.calls += 1;
    const call = this.inside.request(headers);
    let trailers: IncomingHttpHeaders = {};
    call.on('error', () => stream.close(constants.NGHTTP2_CANCEL));
    call.on('response', (answer, flags) => {
      const whole = (flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0;
      if (!stream.destroyed) stream.respond(answer, whole ? { endStream: true } : { waitForTrailers: true });
    });
    call.on('trailers', (last) => (trailers = last));
    stream.on('wantTrailers', () => stream.sendTrailers(trailers));
    stream.on('close', () => call.close(constants.NGHTTP2_CANCEL));
    stream.pipe(call);
    call.pipe(stream);
  }
}
