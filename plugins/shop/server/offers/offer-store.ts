import type { Knex } from 'knex';
import { hashOf } from '@hearth/cms/kernel';
import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { ChangeOffer, Offer, OfferState, ReturnRule, ShownOffer } from '../../contract';
import { offerMachine } from './offer.machine';

type Changed =
  'price' | 'basePrice' | 'total' | 'taken' | 'opensAt' | 'closesAt' | 'claims' | 'allowedEvents' | keyof DepositTerms;

type Row = DepositRow &
  Omit<Offer, Changed> & {
    readonly price: string;
    readonly basePrice: string | null;
    readonly total: string | null;
    readonly taken: string;
    readonly opensAt: Date;
    readonly closesAt: Date;
    readonly claims: unknown;
    readonly station: string;
  };

type DepositTerms = Pick<Offer, 'deposit' | 'balanceFrom' | 'balanceUntil'>;
type DepositRow = {
  readonly deposit: string | null;
  readonly balanceFrom: Date | null;
  readonly balanceUntil: Date | null;
};

const depositOf = ({ deposit, balanceFrom, balanceUntil }: DepositRow): DepositTerms => ({
  deposit: deposit === null ? null : Number(deposit),
  balanceFrom: balanceFrom?.toISOString() ?? null,
  balanceUntil: balanceUntil?.toISOString() ?? null,
});

/** An offer as it is kept. */
export type KeptOffer = Offer & { readonly station: string };

/** A new offer. */
export type NewOffer = Omit<KeptOffer, 'version' | 'taken' | 'page' | 'allowedEvents' | 'state'> & {
  readonly by: string;
};

/** Which offers of a list. */
export type OfferPage = {
  readonly station: string;
  readonly state?: OfferState | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
};

/** Where an offer goes, and what is sealed with it when it opens. */
export type OfferTurn = { readonly state: OfferState; readonly page?: string; readonly returns?: ReturnRule };

/** An offer as buyers see it, with the rule of returns that was sealed; none where it opened before rules were. */
export type OpenOffer = ShownOffer & { readonly returns: ReturnRule | null };

/** How offers are kept. */
export type OfferStore = {
  list(page: OfferPage): Promise<readonly KeptOffer[]>;
  find(read: Knex, station: string, id: string): Promise<KeptOffer | undefined>;
  insert(tx: Tx, offer: NewOffer): Promise<void>;
  /** `false` when somebody else changed it first. */
  move(tx: Tx, offer: KeptOffer, next: OfferTurn): Promise<boolean>;
  /** Writes a draft anew; `false` when it is none any more, or somebody else changed it first. */
  change(tx: Tx, offer: KeptOffer, next: Omit<ChangeOffer, 'version'>): Promise<boolean>;
  /** Who waits for some offers. */
  waiting(offers: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Keeps a page under its own hash. */
  keepPage(tx: Tx, station: string, body: Record<string, unknown>): Promise<string>;
  /** Closes what is open of a product, and tells which. */
  closeOf(tx: Tx, product: string): Promise<readonly KeptOffer[]>;
  /** What a station shows now. */
  shelf(station: string): Promise<readonly OpenOffer[]>;
  /** One that stands on a shelf now, whichever. */
  onShelf(id: string): Promise<OpenOffer | undefined>;
};

const COLUMNS = `id, station, variant, product, state, version, price, base_price AS "basePrice", basis, basis_proof AS "basisProof",
  per_buyer AS "perBuyer", total, taken, opens_at AS "opensAt", closes_at AS "closesAt", pay_minutes AS "payMinutes", promise, claims, page,
  freight_rule AS "freightRule", deposit, balance_from AS "balanceFrom", balance_until AS "balanceUntil"`;

/** Keeps offers in `shop_offer`. */
export function offerStore(database: Database): OfferStore {
  const whole = (read: Knex): Knex.QueryBuilder => read('shop_offer').select(read.raw(COLUMNS));
  return {
    async list({ station, state, before, limit }) {
      const query = whole(database.read).where({ station }).orderBy('id', 'desc').limit(limit);
      if (state !== undefined) void query.where({ state });
      if (before !== undefined) void query.where('id', '<', before);
      return ((await query) as Row[]).map(offerOf);
    },
    async find(read, station, id) {
      const row = (await whole(read).where({ station, id }).first()) as Row | undefined;
      return row && offerOf(row);
    },
    async insert(tx, offer) {
      const { id, station, variant, product, by } = offer;
      const state = offerMachine.table.initial;
      await tx('shop_offer').insert({ id, station, variant, product, state, made_by: by, ...columnsOf(offer) });
    },
    ...{ move, change, keepPage, closeOf },
    waiting: (offers) => waiting(database, offers),
    ...shelves(database),
  };
}

type Writes = Pick<OfferStore, 'move' | 'change' | 'keepPage' | 'closeOf'>;

const move: Writes['move'] = async (tx, { id, station, state, version }, next) => {
  const moved = await tx('shop_offer')
    .where({ id, station, state, version })
    .update({ ...next, version: version + 1 });
  return moved === 1;
};

const change: Writes['change'] = async (tx, { id, station, version }, next) => {
  const changed = await tx('shop_offer')
    .where({ id, station, version, state: 'draft' })
    .update({ ...columnsOf(next), version: version + 1 });
  return changed === 1;
};

const keepPage: Writes['keepPage'] = async (tx, station, body) => {
  const hash = hashOf(body);
  await tx('shop_page')
    .insert({ hash, station, body: JSON.stringify(body) })
    .onConflict('hash')
    .ignore();
  return hash;
};

const closeOf: Writes['closeOf'] = async (tx, product) => {
  const { rows } = await tx.raw<{ rows: Row[] }>(
    `UPDATE shop_offer SET state = 'closed', version = version + 1 WHERE product = ? AND state = 'open' RETURNING ${COLUMNS}`,
    [product],
  );
  return rows.map(offerOf);
};

async function waiting(database: Database, offers: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .read('shop_waiting')
    .whereIn('offer', [...offers])
    .where({ state: 'waiting' })
    .groupBy('offer')
    .select<{ offer: string; waiting: number }[]>('offer', database.read.raw('count(*)::int AS waiting'));
  return new Map(rows.map((row) => [row.offer, row.waiting]));
}

/** What everybody sees of offers. */
function shelves(database: Database): Pick<OfferStore, 'shelf' | 'onShelf'> {
  const shown = async (which: string, value: string): Promise<readonly OpenOffer[]> => {
    const { rows } = await database.read.raw<{ rows: ShelfRow[] }>(shelfWhere(which), [value]);
    return rows.map(shownOf);
  };
  return {
    // A price for some minutes is found by whoever watches its live.
    shelf: (station) => shown('NOT o.is_limited AND o.station = ?', station),
    onShelf: async (id) => (await shown('o.id = ?', id))[0],
  };
}

const shelfWhere = (
  which: string,
): string => `SELECT o.id, o.product, o.variant, v.title, v.spec, o.price, o.base_price AS "basePrice", o.basis,
    o.per_buyer AS "perBuyer", o.opens_at AS "opensAt", o.closes_at AS "closesAt", o.promise, o.claims, o.page, o.returns,
    o.freight_rule AS "freightRule", o.deposit, o.balance_from AS "balanceFrom",
    o.balance_until AS "balanceUntil", least(s.on_hand - s.reserved, o.total - o.taken, 99) AS left
  FROM shop_offer o JOIN shop_variant v ON v.id = o.variant JOIN shop_stock s ON s.variant = o.variant
  WHERE ${which} AND o.state = 'open' AND o.closes_at > clock_timestamp() ORDER BY o.id DESC LIMIT 200`;

type ShelfRow = DepositRow &
  Omit<OpenOffer, Changed | 'title' | 'left'> & {
    readonly title: unknown;
    readonly price: string;
    readonly basePrice: string | null;
    readonly opensAt: Date;
    readonly closesAt: Date;
    readonly claims: unknown;
    readonly left: string;
  };

function shownOf({ title, price, basePrice, opensAt, closesAt, claims, left, ...row }: ShelfRow): OpenOffer {
  return {
    ...row,
    // Both were written by the contract's own schema.
    ...{ title: fromJsonb(title) as ShownOffer['title'], claims: fromJsonb(claims) as string[] },
    ...{ price: Number(price), basePrice: basePrice === null ? null : Number(basePrice), left: Number(left) },
    ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), ...depositOf(row) },
  };
}

/** What may be set of an offer, as it is written. */
function columnsOf(offer: Omit<ChangeOffer, 'version'>): Record<string, unknown> {
  const { price, basePrice, basis, basisProof, perBuyer, total, opensAt, closesAt, payMinutes } = offer;
  const { promise, claims, freightRule, deposit, balanceFrom, balanceUntil } = offer;
  return {
    ...{ price, basis, promise, total, claims: JSON.stringify(claims) },
    ...{ base_price: basePrice, basis_proof: basisProof, per_buyer: perBuyer, pay_minutes: payMinutes },
    ...{ opens_at: opensAt, closes_at: closesAt, freight_rule: freightRule },
    ...{ deposit, balance_from: balanceFrom, balance_until: balanceUntil },
  };
}

function offerOf({ price, basePrice, total, taken, opensAt, closesAt, claims, ...row }: Row): KeptOffer {
  return {
    ...row,
    ...{ price: Number(price), basePrice: basePrice === null ? null : Number(basePrice) },
    ...{ total: total === null ? null : Number(total), taken: Number(taken) },
    ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), ...depositOf(row) },
    // Written by the contract's own schema.
    claims: fromJsonb(claims) as string[],
    allowedEvents: [...offerMachine.allowed(row.state)],
  };
}
