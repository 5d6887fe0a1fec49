/** Where Temporal is and how one comes in: what both of the SDK's ways to connect, the client's and the worker's, understand. */
export interface EngineConnection {
  /** Host and port. */
  address: string;
  /** Sent with each call as `authorization: Bearer …`; only over TLS. */
  apiKey?: string;
  /** TLS, where it is there: `{}` trusts whom the system trusts. */
  tls?: {
    /** The name in the server's certificate, where it is not that of the address. */
    serverNameOverride?: string;
    /** PEM: whom to trust, instead of the system's list. */
    serverRootCACertificate?: Uint8Array;
    /** PEM: who we are, for a server that asks. */
    clientCertPair?: { crt: Uint8Array; key: Uint8Array };
  };
}
