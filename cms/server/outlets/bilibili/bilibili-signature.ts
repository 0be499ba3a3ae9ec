import { createHash, createHmac } from 'node:crypto';

/** What the signature of a request covers beside its body. */
export type Stamp = { readonly id: string; readonly secret: string; readonly seconds: number; readonly nonce: string };

/**
 * The headers by which Bilibili's open platform knows who asks (签名 2.0): six of them in the order of their names, signed by the
 * secret of the application. Bodies that are not JSON count as empty.
 */
export function signedHeaders(json: string, { id, secret, seconds, nonce }: Stamp): Readonly<Record<string, string>> {
  const headers = {
    'x-bili-accesskeyid': id,
    'x-bili-content-md5': createHash('md5').update(json).digest('hex'),
    'x-bili-signature-method': 'HMAC-SHA256',
    'x-bili-signature-nonce': nonce,
    'x-bili-signature-version': '2.0',
    'x-bili-timestamp': String(seconds),
  };
  const text = Object.entries(headers)
    .map(([name, value]) => `${name}:${value}`)
    .join('\n');
  return { ...headers, authorization: createHmac('sha256', secret).update(text).digest('hex') };
}
