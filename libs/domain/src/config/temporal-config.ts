import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { IsIn, IsOptional, IsString, Matches } from 'class-validator';
import type { EngineConnection } from '#kit/contract/engine-connection.type.js';

const PEM = /^-----BEGIN [A-Z ]+-----/;
const NO_PEM = '$property must be PEM: text that begins with -----BEGIN';

/** How the api and the workers find Temporal: the dev server beside them, an own cluster behind mutual TLS, or Temporal Cloud. */
export class TemporalConfig {
  @IsString() TEMPORAL_ADDRESS: string;

  @IsString() TEMPORAL_NAMESPACE = 'default';

  /** 1: TLS with whom the system trusts. Any certificate below means TLS, too. */
  @IsIn(['0', '1']) TEMPORAL_TLS = '0';

  /** PEM: the authority that signed the server's certificate. */
  @IsOptional() @Matches(PEM, { message: NO_PEM }) TEMPORAL_TLS_SERVER_CA_CERT?: string;

  /** PEM: our certificate and its key, for mutual TLS. */
  @IsOptional() @Matches(PEM, { message: NO_PEM }) TEMPORAL_TLS_CLIENT_CERT?: string;
  @IsOptional() @Matches(PEM, { message: NO_PEM }) TEMPORAL_TLS_CLIENT_KEY?: string;

  /** The name in the server's certificate, where it is not the host of the address. */
  @IsOptional() @IsString() TEMPORAL_TLS_SERVER_NAME?: string;

  /** A key of Temporal Cloud. */
  @IsOptional() @IsString() TEMPORAL_API_KEY?: string;
}

/** What the SDK is told. Throws a sentence where the parts do not fit each other, before anything is sent. */
export function temporalConnection(config: TemporalConfig): EngineConnection {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: apiKey, TEMPORAL_TLS_SERVER_CA_CERT: authority, TEMPORAL_TLS_SERVER_NAME: name } = config;
  const clientCertPair = ownCertificate(config);
  if (authority !== undefined) certificateOf('TEMPORAL_TLS_SERVER_CA_CERT', authority);
  const encrypted = config.TEMPORAL_TLS === '1' || clientCertPair !== undefined || authority !== undefined || name !== undefined;
  if (apiKey !== undefined && !encrypted)
    throw new Error('TEMPORAL_API_KEY would be sent in the clear: set TEMPORAL_TLS to 1, or take the key away where the server asks for none.');
  return {
    address,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(encrypted
      ? {
          tls: {
            ...(name === undefined ? {} : { serverNameOverride: name }),
            ...(authority === undefined ? {} : { serverRootCACertificate: Buffer.from(authority) }),
            ...(clientCertPair === undefined ? {} : { clientCertPair }),
          },
        }
      : {}),
  };
}

function ownCertificate({ TEMPORAL_TLS_CLIENT_CERT: crt, TEMPORAL_TLS_CLIENT_KEY: key }: TemporalConfig): { crt: Buffer; key: Buffer } | undefined {
  if (crt === undefined && key === undefined) return undefined;
  if (crt === undefined || key === undefined)
    throw new Error('TEMPORAL_TLS_CLIENT_CERT and TEMPORAL_TLS_CLIENT_KEY belong together: set both, or none where the server asks for no certificate.');
  if (!certificateOf('TEMPORAL_TLS_CLIENT_CERT', crt).checkPrivateKey(keyOf(key)))
    throw new Error('TEMPORAL_TLS_CLIENT_KEY is not the key of TEMPORAL_TLS_CLIENT_CERT: give the pair that was made together.');
  return { crt: Buffer.from(crt), key: Buffer.from(key) };
}

function certificateOf(variable: string, pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw new Error(`${variable} holds no certificate that can be read: give it as PEM.`, { cause: error });
  }
}

function keyOf(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    throw new Error('TEMPORAL_TLS_CLIENT_KEY holds no key that can be read: give it as PEM, without a password.', { cause: error });
  }
}
