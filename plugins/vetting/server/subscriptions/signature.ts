import { createHmac } from 'node:crypto';

/**
 * The header by which a subscriber knows who sent it and when: HMAC-SHA256 over the seconds and the body as it stands, so that neither can be
 * changed and an old one can be told from a new one.
 */
export function signatureOf(token: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${createHmac('sha256', token).update(`${seconds}.${body}`).digest('hex')}`;
}
