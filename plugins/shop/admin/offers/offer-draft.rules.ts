import type { DeskOffer, MakeOffer, Offer } from '../../contract';

/** The words of an offer as they stand in a form. */
export type OfferDraft = {
  readonly price: string;
  readonly basePrice: string;
  readonly basis: NonNullable<MakeOffer['basis']> | 'none';
  readonly basisProof: string;
  readonly perBuyer: string;
  readonly total: string;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly payMinutes: string;
  readonly promise: string;
  /** One claim a line. */
  readonly claims: string;
  /** The freight rule, or `none`: the price includes it. */
  readonly freightRule: string;
  /** What of each unit is paid ahead, in yuan; nothing: all of it at once. */
  readonly deposit: string;
  readonly balanceFrom: string | null;
  readonly balanceUntil: string | null;
};

/** What a form has to say before it is sent. */
export type DraftHindrance = 'price' | 'base-price' | 'window' | 'numbers' | 'deposit' | 'promise';

/** A form for a new offer. */
export const emptyDraft: OfferDraft = {
  ...{
    price: '',
    basePrice: '',
    basis: 'none',
    basisProof: '',
    perBuyer: '',
    total: '',
    opensAt: null,
    closesAt: null,
  },
  ...{ payMinutes: '15', promise: '', claims: '', freightRule: 'none' },
  ...{ deposit: '', balanceFrom: null, balanceUntil: null },
};

const yuanIn = (fen: number | null): string => (fen === null ? '' : (fen / 100).toFixed(2));
const typed = (number: number | null): string => (number === null ? '' : String(number));

/** The form of an offer that is there. */
export function draftOf(offer: Offer): OfferDraft {
  return {
    ...{ price: yuanIn(offer.price), basePrice: yuanIn(offer.basePrice), basis: offer.basis ?? 'none' },
    ...{ basisProof: offer.basisProof ?? '', perBuyer: typed(offer.perBuyer), total: typed(offer.total) },
    ...{ opensAt: offer.opensAt, closesAt: offer.closesAt, payMinutes: String(offer.payMinutes) },
    ...{ promise: offer.promise, claims: offer.claims.join('\n') },
    freightRule: offer.freightRule ?? 'none',
    ...{ deposit: yuanIn(offer.deposit), balanceFrom: offer.balanceFrom, balanceUntil: offer.balanceUntil },
  };
}

/** Yuan as people type them, in fen; not a number where they are none. */
export const fenOf = (yuan: string): number =>
  /^\d{1,6}(\.\d{1,2})?$/.test(yuan.trim()) ? Math.round(Number(yuan.trim()) * 100) : Number.NaN;

const whole = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim()));
const isWhole = (text: string, most: number): boolean => {
  const number = whole(text);
  return number === null || (Number.isSafeInteger(number) && number >= 1 && number <= most);
};

const isWindow = ({ opensAt, closesAt }: OfferDraft): boolean =>
  opensAt !== null && closesAt !== null && Date.parse(closesAt) > Date.parse(opensAt);
const isCounted = ({ perBuyer, total, payMinutes }: OfferDraft): boolean =>
  isWhole(perBuyer, 999) && isWhole(total, 10_000_000) && whole(payMinutes) !== null && isWhole(payMinutes, 1_440);

/** A deposit leaves something to pay, within a window that does not begin before the sale. */
function isDepositSound({ price, deposit, opensAt, balanceFrom, balanceUntil }: OfferDraft): boolean {
  if (deposit.trim() === '') return true;
  const ahead = fenOf(deposit);
  if (!(ahead >= 1 && ahead < fenOf(price)) || balanceFrom === null || balanceUntil === null) return false;
  return Date.parse(balanceFrom) >= Date.parse(opensAt ?? '') && Date.parse(balanceUntil) > Date.parse(balanceFrom);
}

/** Why a form cannot be sent as it is; nothing when it can. The house looks at it again. */
export function draftHindrance(draft: OfferDraft): DraftHindrance | undefined {
  const price = fenOf(draft.price);
  if (!(price >= 1)) return 'price';
  // A crossed-out price is higher and stands on something, or there is none.
  if (draft.basis !== 'none' && !(fenOf(draft.basePrice) >= price)) return 'base-price';
  if (!isWindow(draft)) return 'window';
  if (!isCounted(draft)) return 'numbers';
  if (!isDepositSound(draft)) return 'deposit';
  return draft.promise.trim() === '' ? 'promise' : undefined;
}

function depositOf({ deposit, balanceFrom, balanceUntil }: OfferDraft) {
  if (deposit.trim() === '') return { deposit: null, balanceFrom: null, balanceUntil: null };
  return { deposit: fenOf(deposit), balanceFrom, balanceUntil };
}

/** What a form asks the house for; the form has no hindrance. */
export function offerOf(draft: OfferDraft): Omit<MakeOffer, 'variant'> {
  const { basis, opensAt, closesAt } = draft;
  const isCrossed = basis !== 'none';
  return {
    price: fenOf(draft.price),
    ...{ basePrice: isCrossed ? fenOf(draft.basePrice) : null, basis: isCrossed ? basis : null },
    ...{ basisProof: isCrossed ? draft.basisProof.trim() || null : null },
    ...{ perBuyer: whole(draft.perBuyer), total: whole(draft.total), payMinutes: whole(draft.payMinutes) ?? 15 },
    ...{ opensAt: opensAt ?? '', closesAt: closesAt ?? '', promise: draft.promise.trim() },
    freightRule: draft.freightRule === 'none' ? null : draft.freightRule,
    ...depositOf(draft),
    claims: draft.claims.split('\n').flatMap((line) => line.trim() || []),
  };
}

/** Where an offer stands at a moment. */
export type Standing = 'draft' | 'soon' | 'selling' | 'barred' | 'sold-out' | 'over' | 'closed';

/** One that is open sells only between its hours, while the gate lets it, and while some of its total is left. */
export function standingOf({ state, opensAt, closesAt, total, taken, gate }: Stood, now: number): Standing {
  if (state !== 'open') return state;
  if (now < Date.parse(opensAt)) return 'soon';
  if (now >= Date.parse(closesAt)) return 'over';
  if (!gate.sellable) return 'barred';
  return total !== null && taken >= total ? 'sold-out' : 'selling';
}

/** What of an offer says where it stands. */
export type Stood = Pick<DeskOffer, 'state' | 'opensAt' | 'closesAt' | 'total' | 'taken' | 'gate'>;
