import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ParcelStep } from '../../../contract';
import type { CarrierWord, HeardEvent } from '../carrier';

/** MD5 in capitals: what Kuaidi100 signs with, both ways. The secret comes last, and nothing but texts of one form is signed. */
export const kuaidiSign = (...parts: readonly string[]): string =>
  createHash('md5').update(parts.join(''), 'utf8').digest('hex').toUpperCase();

/** Whether a text was signed with one of the secrets. */
export function isKuaidiSigned(text: string, sign: string, secrets: readonly string[]): boolean {
  const said = Buffer.from(sign);
  return secrets.some((secret) => {
    const own = Buffer.from(kuaidiSign(text, secret));
    return own.length === said.length && timingSafeEqual(own, said);
  });
}

const line = z.looseObject({
  time: z.string().optional(),
  ftime: z.string().optional(),
  context: z.string().default(''),
  status: z.string().optional(),
  statusCode: z.string().optional(),
});

/** What Kuaidi100 knows of a parcel. */
const known = z.looseObject({
  status: z.string().optional(),
  state: z.coerce.string().optional(),
  com: z.string(),
  nu: z.string(),
  data: z.array(line).default([]),
});

/** What it pushes; `lastResult` is missing where it found nothing. */
export const kuaidiPush = z.looseObject({
  status: z.enum(['polling', 'shutdown', 'abort', 'updateall']),
  lastResult: known.optional(),
});

/** What it answers to a question. */
export const kuaidiAnswer = z.union([
  known,
  z.looseObject({ result: z.literal(false), returnCode: z.coerce.string(), message: z.string().default('') }),
]);

/** What Kuaidi100 knows of a parcel. */
export type KuaidiKnown = z.output<typeof known>;

/** Its states (快递单当前状态): on the way, picked up, in trouble, signed for, sent back and signed, out for delivery, going back, refused … */
const STEPS: Readonly<Record<string, ParcelStep>> = {
  ...{ 0: 'move', 1: 'move', 5: 'move', 7: 'move', 8: 'move', 10: 'move', 11: 'move', 12: 'move', 13: 'move' },
  ...{ 2: 'trouble', 3: 'deliver', 4: 'come-back', 6: 'send-back', 14: 'send-back' },
};

/** Finer states (三位状态码) begin with the coarse one. */
function stepOf(state: string): ParcelStep | null {
  const coarse = state.length === 3 ? state.slice(0, 1) : state;
  return (Object.hasOwn(STEPS, coarse) ? STEPS[coarse] : undefined) ?? null;
}

/** What an answer or a push comes to. */
export function wordOf({ com, nu, state = '', data }: KuaidiKnown): CarrierWord {
  const events = data.flatMap((one): HeardEvent[] => {
    const at = momentOf(one.ftime ?? one.time ?? '');
    return at ? [{ at, code: (one.statusCode ?? one.status ?? '').slice(0, 40), text: one.context.slice(0, 500) }] : [];
  });
  return { company: com, number: nu.toUpperCase(), events, step: events.length > 0 ? stepOf(state) : null };
}

/** Carriers tell Beijing time without saying so. */
function momentOf(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/.test(text)) return undefined;
  const at = new Date(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
