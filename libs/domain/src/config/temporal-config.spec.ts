import { authority } from '../../../../test/harness/certificates.js';
import { readConfig } from './read-config.js';
import { TemporalConfig, temporalConnection } from './temporal-config.js';

const connection = (environment: Record<string, string>) =>
  temporalConnection(readConfig(TemporalConfig, { TEMPORAL_ADDRESS: 'temporal.example:7233', ...environment }));

const ours = authority('Test authority');
const client = ours.issue('reglament');
const other = ours.issue('other');

describe('the way to Temporal', () => {
  it('is plain where nothing is said', () => {
    expect(connection({})).toEqual({ address: 'temporal.example:7233' });
  });

  it('is TLS with whom the system trusts, and carries a key only then', () => {
    expect(connection({ TEMPORAL_TLS: '1', TEMPORAL_API_KEY: 'k' })).toEqual({ address: 'temporal.example:7233', apiKey: 'k', tls: {} });
    expect(() => connection({ TEMPORAL_API_KEY: 'k' })).toThrow('TEMPORAL_API_KEY would be sent in the clear: set TEMPORAL_TLS to 1');
  });

  it('is TLS with a certificate, an authority or a name of its own, without another word', () => {
    expect(
      connection({
        TEMPORAL_TLS_CLIENT_CERT: client.certificate,
        TEMPORAL_TLS_CLIENT_KEY: client.key,
        TEMPORAL_TLS_SERVER_CA_CERT: ours.certificate,
        TEMPORAL_TLS_SERVER_NAME: 'temporal.inside',
      }).tls,
    ).toEqual({
      serverNameOverride: 'temporal.inside',
      serverRootCACertificate: Buffer.from(ours.certificate),
      clientCertPair: { crt: Buffer.from(client.certificate), key: Buffer.from(client.key) },
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['half of a pair', { TEMPORAL_TLS_CLIENT_CERT: client.certificate }, 'belong together'],
    ['two halves of different pairs', { TEMPORAL_TLS_CLIENT_CERT: client.certificate, TEMPORAL_TLS_CLIENT_KEY: other.key }, 'is not the key of'],
    ['a path instead of a certificate', { TEMPORAL_TLS_SERVER_CA_CERT: '/etc/ca.pem' }, 'TEMPORAL_TLS_SERVER_CA_CERT must be PEM'],
    [
      'a damaged certificate',
      { TEMPORAL_TLS_SERVER_CA_CERT: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' },
      'holds no certificate that can be read',
    ],
    ['a word that is neither yes nor no', { TEMPORAL_TLS: 'true' }, 'TEMPORAL_TLS'],
  ])('%s stops the start with a sentence', (_what, environment, sentence) => {
    expect(() => connection(environment)).toThrow(sentence);
  });
});
