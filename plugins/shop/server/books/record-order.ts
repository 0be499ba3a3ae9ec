import { err, ok, type Random, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { AccountName, bookErrors, GoodsKind } from '../../contract';
import { borneOf, type RefundCause, type TakenFrom } from './borne.rules';
import type { BorneStore } from './borne-store';
import { counterParts } from './counter-parts.rules';
import { counterShares, type Back } from './counter.rules';
import { releaseAt } from './holdback.rules';
import type { Books } from './post';
import type { Entry } from './posting.rules';
import { waterfallOf, type PaidLine, type PaidOrder } from './waterfall.rules';
import type { KeptShare, WaterfallStore } from './waterfall-store';

/** What recording orders needs. */
export type RecordDeps = {
  readonly books: Books;
  readonly waterfalls: WaterfallStore;
  readonly borne: BorneStore;
  readonly agreements: AgreementsSigned;
  readonly random: Random;
};

/** Whether agreements were signed before a moment: no donation is promised without one. */
export type AgreementsSigned = {
  signedBefore(tx: Tx, asked: { station: string; agreements: readonly string[]; at: Date }): Promise<boolean>;
};

/** An order that was paid, as plain data. */
export type PaidOrderFacts = Omit<PaidOrder, 'lines'> & {
  readonly order: string;
  readonly station: string;
  readonly session: string | null;
  readonly payment: string;
  readonly goodsKind: GoodsKind;
  readonly at: Date;
  readonly lines: readonly (PaidLine & { readonly village: string })[];
};

type Refused<Code extends keyof typeof bookErrors.specs> = RefusalOf<typeof bookErrors, Code>;

/**
 * Freezes the waterfall of an order in the transaction that marks it paid, and books it. Answers the token of its receipt. The same order
 * twice is one order.
 */
export async function recordPaid(
  { books, waterfalls, agreements, random }: Omit<RecordDeps, 'borne'>,
  tx: Tx,
  paid: PaidOrderFacts,
): Promise<Result<{ readonly token: string }, Refused<'WATERFALL_SHORT' | 'AGREEMENT_NOT_SIGNED'>>> {
  const made = waterfallOf(paid);
  if (!made.ok) return made;
  const { order, station, session, payment, goodsKind, at, mode, amounts, lines } = paid;
  const donations = [...amounts.donations, ...lines.flatMap(({ own }) => own?.donations ?? [])];
  const promised = donations.filter(({ fen }) => fen > 0).map(({ agreement }) => agreement);
  if (promised.length > 0 && !(await agreements.signedBefore(tx, { station, agreements: promised, at })))
    return err('BOOKS.AGREEMENT_NOT_SIGNED');
  const buyer = made.value.filter(({ kind }) => kind === 'paid').reduce((sum, { fen }) => sum + fen, 0n);
  const token = Buffer.from(random.bytes(24)).toString('base64url');
  const kept = { order, station, session, payment, goodsKind, mode, paidAt: at, token };
  const done = await waterfalls.insert(tx, { ...kept, paid: Number(buyer), fee: amounts.pspFee });
  if (!done.isNew) return ok({ token: done.token });
  const village = new Map(lines.map((one) => [one.line, one.village]));
  const shares = made.value.map((one) => ({
    ...one,
    village: one.kind === 'supplier' ? (village.get(one.line) ?? '') : '',
  }));
  await waterfalls.freeze(tx, order, shares);
  await books.post(tx, { station, kind: 'order.paid', ref: order, at, entries: shares.map(entryOf) });
  return ok({ token });
}

/** A refund that is done. */
export type RefundFacts = {
  readonly refund: string;
  readonly order: string;
  readonly station: string;
  readonly amount: number;
  /** Only this line of it. */
  readonly line?: number;
  /** What it is for and who bears it, where somebody asked for it. */
  readonly cause?: RefundCause;
  readonly at: Date;
};

/** Books a refund in the transaction that marks it done, as counter-entries of the frozen waterfall. The same refund twice is one. */
export async function recordRefund(
  deps: Pick<RecordDeps, 'books' | 'waterfalls' | 'borne'>,
  tx: Tx,
  facts: RefundFacts,
): Promise<Result<void, Refused<'NOT_BOOKED' | 'REFUND_TOO_MUCH'>>> {
  const { books, waterfalls } = deps;
  const { refund, order, station, amount, line, cause, at } = facts;
  const held = await waterfalls.hold(tx, { station, order });
  if (!held) return err('BOOKS.NOT_BOOKED');
  if (await waterfalls.isNoted(tx, { station, refund })) return ok();
  const shares = await waterfalls.shares(tx, order);
  const back = cause ? counterParts(shares, { amount, ...cause }) : counterShares(shares, { amount, line });
  if (!back.ok) return back;
  await waterfalls.giveBack(tx, order, back.value);
  await waterfalls.note(tx, { refund, station, order, isLate: held.run !== null, parts: partsOf(back.value) });
  const entries = back.value.map(({ share, now }) => entryOf({ account: share.account, fen: -now }));
  await books.post(tx, { station, kind: 'order.refunded', ref: order, at, entries });
  if (cause) await bear(deps, tx, { ...facts, cause, taken: takenFrom(shares, back.value, cause.line) });
  return ok();
}

type Bearing = RefundFacts & { readonly cause: RefundCause; readonly taken: readonly TakenFrom[] };

/** Books who bears what a refund costs, in its transaction: nobody moves it by hand and in silence. */
async function bear(
  { books, borne }: Pick<RecordDeps, 'books' | 'borne'>,
  tx: Tx,
  { refund, order, station, at, cause, taken }: Bearing,
): Promise<void> {
  const { entries, rows } = borneOf(cause, taken);
  const { afterSale, why } = cause;
  await borne.insert(tx, { refund, station, order, afterSale, why, rows });
  if (entries.length > 0) await books.post(tx, { station, kind: 'after-sale.borne', ref: order, at, entries });
}

/** What a refund takes from each supplier; whoever sold the line is among them, also where it takes nothing. */
function takenFrom(shares: readonly KeptShare[], back: readonly Back<KeptShare>[], line: number): readonly TakenFrom[] {
  const asked = shares.find((one) => one.kind === 'supplier' && one.line === line);
  const sums = new Map(asked ? [[partyOf(asked), 0n]] : []);
  for (const { share, now } of back) {
    if (share.kind === 'supplier') sums.set(partyOf(share), (sums.get(partyOf(share)) ?? 0n) - now);
  }
  return [...sums].map(([party, fen]) => ({ party, fen, isAsked: asked !== undefined && party === partyOf(asked) }));
}

const partyOf = ({ account }: KeptShare): string => account.slice(account.indexOf(':') + 1);

/** The parcel arrived: from the end of its after-sales window on the order may be settled. */
export async function recordReceived(
  { waterfalls }: Pick<RecordDeps, 'waterfalls'>,
  tx: Tx,
  { station, order, at }: { readonly station: string; readonly order: string; readonly at: Date },
): Promise<Result<void, Refused<'NOT_BOOKED'>>> {
  const held = await waterfalls.hold(tx, { station, order });
  if (!held) return err('BOOKS.NOT_BOOKED');
  await waterfalls.release(tx, order, releaseAt(held.goodsKind, at));
  return ok();
}

function entryOf({ account, fen }: { readonly account: AccountName; readonly fen: bigint }): Entry {
  return fen > 0n ? { account, side: 'debit', fen } : { account, side: 'credit', fen: -fen };
}

/** What a refund takes from suppliers and donations; a line of nothing where it takes nothing, so that it is noted all the same. */
function partsOf(back: readonly Back<KeptShare>[]): { kind: string; party: string; fen: bigint }[] {
  const parts = new Map<string, { kind: string; party: string; fen: bigint }>();
  for (const { share, now } of back) {
    if (share.kind !== 'supplier' && share.kind !== 'donation') continue;
    const party = partyOf(share);
    const part = parts.get(`${share.kind} ${party}`) ?? { kind: share.kind, party, fen: 0n };
    parts.set(`${share.kind} ${party}`, { ...part, fen: part.fen - now });
  }
  return parts.size > 0 ? [...parts.values()] : [{ kind: 'none', party: '', fen: 0n }];
}
