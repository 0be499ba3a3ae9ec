import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header in which the sandbox signs. */
export const SANDBOX_SIGNATURE = 'x-hearth-signature';

/** Seconds by which the clock of a signature may differ from ours. */
export const TOLERANCE = 300;

/** Signs bytes as of a moment, in seconds. */
export function signSandbox(secret: string, body: Buffer | string, seconds: number): string {
  return `t=${seconds},v1=${macOf(secret, body, seconds).toString('hex')}`;
}

/** Whether bytes were signed with a secret, not long before or after a moment, in seconds. */
export function isSandboxSigned(
  secret: string,
  { body, signature }: { readonly body: Buffer; readonly signature: unknown },
  now: number,
): boolean {
  if (typeof signature !== 'string') return false;
  const [, time, mac] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (time === undefined || mac === undefined) return false;
  if (Math.abs(now - Number(time)) > TOLERANCE) return false;
  return timingSafeEqual(macOf(secret, body, Number(time)), Buffer.from(mac, 'hex'));
}

const macOf = (secret: string, body: Buffer | string, seconds: number): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
