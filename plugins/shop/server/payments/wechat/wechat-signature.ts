import { constants, createDecipheriv, createSign, createVerify } from 'node:crypto';

/** Seconds by which WeChat's clock may differ from ours. */
export const TOLERANCE = 300;

/** What is signed, line by line, each with its end. */
export const lines = (...parts: readonly string[]): string => parts.map((part) => `${part}\n`).join('');

/** Signs with a private key: RSA with SHA-256, in base64. */
export const rsaSign = (privateKey: string, text: string): string =>
  createSign('RSA-SHA256').update(text, 'utf8').sign(privateKey, 'base64');

/** What WeChat signs: its headers and the bytes as they came. */
export type SignedBytes = {
  readonly serial: unknown;
  readonly timestamp: unknown;
  readonly nonce: unknown;
  readonly signature: unknown;
  readonly body: Buffer;
};

/** Whether WeChat signed bytes with one of its keys, not long before or after a moment, in seconds. */
export function isWechatSigned(
  keys: readonly { readonly serial: string; readonly publicKey: string }[],
  { serial, timestamp, nonce, signature, body }: SignedBytes,
  now: number,
): boolean {
  const key = keys.find((one) => one.serial === serial);
  if (!key || typeof timestamp !== 'string' || typeof nonce !== 'string' || typeof signature !== 'string') return false;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > TOLERANCE) return false;
  const verify = createVerify('RSA-SHA256').update(`${timestamp}\n${nonce}\n`).update(body).update('\n');
  return verify.verify({ key: key.publicKey, padding: constants.RSA_PKCS1_PADDING }, signature, 'base64');
}

/** An envelope of WeChat's: AES-256-GCM by the APIv3 key, with the tag at the end of the text. */
export type Envelope = {
  readonly ciphertext: string;
  readonly associated_data?: string | undefined;
  readonly nonce: string;
};

const TAG = 16;

/** Opens an envelope; undefined when it was closed by another key or changed. */
export function openEnvelope(
  apiV3Key: string,
  { ciphertext, associated_data = '', nonce }: Envelope,
): string | undefined {
  const bytes = Buffer.from(ciphertext, 'base64');
  if (bytes.length < TAG) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(associated_data)).setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
