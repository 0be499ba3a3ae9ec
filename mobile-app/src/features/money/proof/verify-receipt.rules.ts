import { sha256 } from '@/data/sha256';
import type { DayRoots, Receipt } from '@/contract/types';
import { dayText, hashOf, rootAlong, utf8, type ProofStep } from './book-proof';
import { isSigned } from './ed25519';

type Posting = Receipt['postings'][number];
type Day = Receipt['days'][number];

/** What did not fit, in the order in which it is looked at. */
export type Misfit = 'nothing' | 'posting' | 'sums' | 'tree' | 'key' | 'signature';

/** What this device found out by itself. */
export type Verdict =
  | { readonly is: 'verified'; readonly days: readonly string[]; readonly key: string }
  /** All that can be looked at fits; the day is not signed before it is over. */
  | { readonly is: 'waiting' }
  | { readonly is: 'broken'; readonly why: Misfit };

const FEN = /^-?\d{1,15}$/;

/**
 * Whether a receipt is what the station's signed books say: each posting has the hash that it claims, is about this order and comes out
 * even; the figures shown are those booked; and each hash leads to a root that the station signed for that day.
 */
export function verifyReceipt(receipt: Receipt, keys: DayRoots['keys']): Verdict {
  const why = misfitOf(receipt, keys);
  if (why) return { is: 'broken', why };
  if (receipt.postings.some(({ proof }) => proof === null)) return { is: 'waiting' };
  const days = [...new Set(receipt.postings.map(({ proof }) => proof?.day ?? ''))];
  const key = keys.find(({ id }) => receipt.days.some((day) => day.key === id));
  return { is: 'verified', days, key: key ? fingerprint(key.public) : '' };
}

function misfitOf(receipt: Receipt, keys: DayRoots['keys']): Misfit | undefined {
  const { postings } = receipt;
  if (postings.length === 0) return 'nothing';
  if (!postings.every((posting) => isWhole(receipt, posting))) return 'posting';
  if (!isBooked(receipt)) return 'sums';
  const proved = postings.filter(({ proof }) => proof !== null);
  if (!proved.every((posting) => leadsToDay(receipt, posting))) return 'tree';
  const days = receipt.days.filter(({ day }) => proved.some(({ proof }) => proof?.day === day));
  if (!days.every(({ key }) => keys.some(({ id }) => id === key))) return 'key';
  return days.every((day) => isDaySigned(day, keys)) ? undefined : 'signature';
}

/** It has the hash that it claims, is about this order, and its sides are even. */
function isWhole({ station, order }: Receipt, { body, hash }: Posting): boolean {
  if (body.station !== station || body.ref !== order) return false;
  if (!body.entries.every(([, fen]) => FEN.test(fen))) return false;
  return sumOf(body.entries) === 0 && hashOf(body) === hash;
}

const sumOf = (entries: Posting['body']['entries']): number => entries.reduce((sum, [, fen]) => sum + Number(fen), 0);

type Kind = Receipt['shares'][number]['kind'];

/** Which end of the waterfall an account of the books stands for. */
const KINDS: Readonly<Record<string, Kind>> = {
  ...{ pspClearing: 'paid', supplierClearing: 'paid', licensedClearing: 'paid', externalClearing: 'paid' },
  ...{ promoBudget: 'coupon', platformDue: 'coupon', salesHeld: 'supplier', logistics: 'freight', pspFee: 'psp' },
  ...{ stationCost: 'station', anchorCost: 'anchor', platformFee: 'platform', donationHeld: 'donation' },
  ...{ stationIncome: 'rest', depositHeld: 'deposit' },
};

/** What postings of one kind moved, end by end. */
function moved({ postings }: Receipt, kind: string): ReadonlyMap<Kind, number> {
  const sums = new Map<Kind, number>();
  for (const { body } of postings.filter((one) => one.body.kind === kind))
    for (const [account, fen] of body.entries) {
      const end = KINDS[account.split(':', 1)[0] ?? ''];
      if (end) sums.set(end, (sums.get(end) ?? 0) + Number(fen));
    }
  return sums;
}

/** Whose account the buyer's money went to, by who sold. */
const CLEARING: Readonly<Record<Receipt['mode'], string>> = {
  ...{ cooperative: 'supplierClearing', station: 'pspClearing' },
  ...{ licensed: 'licensedClearing', external: 'externalClearing' },
};

/** Paid when it says, to whom it says. */
function isPaidSo({ mode, paidAt, postings }: Receipt): boolean {
  const paid = postings.filter(({ body }) => body.kind === 'order.paid');
  const ends = paid.flatMap(({ body }) => body.entries.map(([account]) => account.split(':', 1)[0] ?? ''));
  const clearing = ends.filter((account) => KINDS[account] === 'paid');
  return paid.every(({ body }) => body.at === paidAt) && clearing.every((account) => account === CLEARING[mode]);
}

/** The figures shown are those booked, no more and no less. */
function isBooked(receipt: Receipt): boolean {
  if (!isPaidSo(receipt)) return false;
  const [out, back] = [moved(receipt, 'order.paid'), moved(receipt, 'order.refunded')];
  const shown = [{ kind: 'paid' as const, fen: receipt.paid, back: receipt.back }, ...receipt.shares];
  const of = (sums: ReadonlyMap<Kind, number>, kind: Kind): number => Math.abs(sums.get(kind) ?? 0);
  const isShown = (kind: Kind): boolean => of(out, kind) === 0 || shown.some((one) => one.kind === kind);
  return (
    shown.every(({ kind, ...one }) => one.fen === of(out, kind) && one.back === of(back, kind)) &&
    [...out.keys()].every(isShown)
  );
}

function leadsToDay({ station, days }: Receipt, { body, hash, proof }: Posting): boolean {
  const day = days.find((one) => one.day === proof?.day);
  if (!day || !proof || day.station !== station || body.seq < day.first || body.seq > day.last) return false;
  return proof.path.every(isStep) && rootAlong(hash, proof.path) === day.root;
}

// What comes over the line is believed to have no shape of its own.
const isStep = ({ side, hash }: ProofStep): boolean => ['left', 'right'].includes(side) && /^[0-9a-f]{64}$/.test(hash);

function isDaySigned(day: Day, keys: DayRoots['keys']): boolean {
  const spki = keys.find(({ id }) => id === day.key)?.public ?? '';
  if (!spki.startsWith(SPKI_HEAD)) return false;
  const [signature, key] = [bytesOfBase64(day.signature), bytesOfBase64(spki.slice(SPKI_HEAD.length))];
  return isSigned({ message: utf8(dayText(day)), signature, key });
}

/** What stands before the 32 bytes of an Ed25519 key in its SPKI form (RFC 8410). */
const SPKI_HEAD = 'MCowBQYDK2VwAyEA';

function bytesOfBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return new Uint8Array();
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** A key in sixteen letters, to be compared with what the station has told elsewhere. */
const fingerprint = (spki: string): string => (sha256(bytesOfBase64(spki)).slice(0, 16).match(/.{4}/g) ?? []).join(' ');
