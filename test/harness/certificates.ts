import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A certificate and its key, PEM. */
export interface Pair {
  certificate: string;
  key: string;
}

/** An authority of a test: whoever trusts it trusts what it issues. */
export interface Authority extends Pair {
  issue(name: string, alsoKnownAs?: readonly string[]): Pair;
}

const DAY = 86_400_000;
const ECDSA_WITH_SHA256 = '06082a8648ce3d040302';
const COMMON_NAME = '0603550403';
const BASIC_CONSTRAINTS = '0603551d13';
const ALTERNATIVE_NAMES = '0603551d11';
const KEY_IDENTIFIER = '0603551d0e';

const hex = (text: string) => Buffer.from(text, 'hex');

/** One value of DER: tag, length, content. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...content: Buffer[]) => der(0x30, ...content);
const nameOf = (name: string) => sequence(der(0x31, sequence(hex(COMMON_NAME), der(0x0c, Buffer.from(name)))));
const timeOf = (time: Date) => der(0x17, Buffer.from(`${time.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`));
const extension = (oid: string, value: Buffer) => sequence(hex(oid), der(0x04, value));
const pem = (body: Buffer) => `-----BEGIN CERTIFICATE-----\n${body.toString('base64').replaceAll(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;

interface Wanted {
  subject: string;
  issuer: string;
  key: KeyObject;
  signedBy: KeyObject;
  extensions: Buffer[];
}

/** X.509 v3 by hand: nothing but Node is needed for it. */
function certificate({ subject, issuer, key, signedBy, extensions }: Wanted): string {
  const algorithm = sequence(hex(ECDSA_WITH_SHA256));
  const spki = key.export({ type: 'spki', format: 'der' });
  const identifier = extension(KEY_IDENTIFIER, der(0x04, createHash('sha1').update(spki).digest()));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    nameOf(issuer),
    sequence(timeOf(new Date(Date.now() - DAY)), timeOf(new Date(Date.now() + DAY))),
    nameOf(subject),
    spki,
    der(0xa3, sequence(identifier, ...extensions)),
  );
  return pem(sequence(body, algorithm, der(0x03, Buffer.from([0]), sign('sha256', body, signedBy))));
}

const keyPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const privatePem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A new authority, good for a day. */
export function authority(name: string): Authority {
  const own = keyPair();
  const certificateAuthority = extension(BASIC_CONSTRAINTS, sequence(der(0x01, Buffer.from([255]))));
  return {
    certificate: certificate({ subject: name, issuer: name, key: own.publicKey, signedBy: own.privateKey, extensions: [certificateAuthority] }),
    key: privatePem(own.privateKey),
    issue(subject, alsoKnownAs = []) {
      const made = keyPair();
      const names = alsoKnownAs.map((one) => der(0x82, Buffer.from(one)));
      const extensions = names.length > 0 ? [extension(ALTERNATIVE_NAMES, sequence(...names))] : [];
      return {
        certificate: certificate({ subject, issuer: name, key: made.publicKey, signedBy: own.privateKey, extensions }),
        key: privatePem(made.privateKey),
      };
    },
  };
}
