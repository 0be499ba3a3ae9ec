import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { AccountCode, DonationState } from '../../contract';
import type { AgreementsSigned } from '../books/record-order';

/** A donation as it is kept. */
export type KeptDonation = {
  readonly id: string;
  readonly station: string;
  readonly session: string | null;
  readonly beneficiary: string;
  readonly qualification: string;
  readonly promise: string;
  readonly agreementHash: string;
  readonly signedAt: Date;
  readonly eventAt: Date;
  readonly state: DonationState;
  readonly version: number;
  readonly accrued: number;
  readonly paid: number | null;
  readonly receiptNo: string | null;
  readonly publishedAt: Date | null;
  readonly madeBy: string;
  readonly dueBy: string | null;
  readonly isUsed: boolean;
};

type Row = Omit<KeptDonation, 'accrued' | 'paid'> & { accrued: string; paid: string | null };
const donationOf = (row: Row): KeptDonation => ({
  ...row,
  accrued: Number(row.accrued),
  paid: row.paid === null ? null : Number(row.paid),
});

const whole = (read: Knex): Knex.QueryBuilder =>
  read('shop_donation as d').select(
    ...['id', 'station', 'session', 'beneficiary', 'qualification', 'promise', 'agreement_hash as agreementHash'],
    ...['signed_at as signedAt', 'event_at as eventAt', 'state', 'version', 'accrued', 'paid'],
    ...['receipt_no as receiptNo', 'published_at as publishedAt', 'made_by as madeBy', 'due_by as dueBy'],
    read.raw(`(EXISTS (SELECT 1 FROM shop_account a
        WHERE a.station = d.station AND a.code = 'donationHeld' AND a.party = d.id::text)
      OR EXISTS (SELECT 1 FROM shop_offer_terms t JOIN shop_offer o ON o.id = t.offer
        WHERE t.station = d.station AND t.donation = d.id AND o.state <> 'draft'
          AND t.version = (SELECT max(version) FROM shop_offer_terms n WHERE n.offer = t.offer))) AS "isUsed"`),
  );

/** Which donations, and how many. */
export type DonationsAsked = { readonly state?: DonationState | undefined; readonly limit: number };

async function list(read: Knex, station: string, { state, limit }: DonationsAsked): Promise<readonly KeptDonation[]> {
  const query = whole(read).where({ station, ...(state ? { state } : {}) });
  return ((await query.orderBy('id', 'desc').limit(limit)) as Row[]).map(donationOf);
}

async function find(read: Knex, station: string, id: string): Promise<KeptDonation | undefined> {
  const row = (await whole(read).where({ station, id }).first()) as Row | undefined;
  return row && donationOf(row);
}

/** Whoever moves it does so alone, and no offer is opened that promises it meanwhile. What is read afterwards is true until the commit. */
async function hold(tx: Tx, station: string, id: string): Promise<void> {
  await tx('shop_donation').where({ station, id }).forNoKeyUpdate().first('id');
}

/** Whether an agreement stands and is signed by now; held, so that it stands until the commit. */
async function holdSigned(tx: Tx, station: string, id: string): Promise<boolean> {
  const query = tx('shop_donation').where({ station, id }).whereNot({ state: 'void' });
  return (await query.whereRaw('signed_at <= clock_timestamp()').forShare().first('id')) !== undefined;
}

type NewDonation = Omit<
  KeptDonation,
  'state' | 'version' | 'accrued' | 'paid' | 'receiptNo' | 'publishedAt' | 'dueBy' | 'isUsed'
>;

async function insert(tx: Tx, { agreementHash, signedAt, eventAt, madeBy, ...donation }: NewDonation): Promise<void> {
  const times = { signed_at: signedAt, event_at: eventAt };
  await tx('shop_donation').insert({
    ...donation,
    ...times,
    ...{ agreement_hash: agreementHash, made_by: madeBy, state: 'promised' },
  });
}

/** What a move may write besides the state. */
export type DonationChange = Partial<{ accrued: number; paid: number; receiptNo: string; dueBy: string }>;

/** `false` when somebody else was first. */
async function move(
  tx: Tx,
  { id, station, state, version }: KeptDonation,
  { to, change }: { readonly to: DonationState; readonly change: DonationChange },
): Promise<boolean> {
  const { accrued, paid, receiptNo, dueBy } = change;
  const now = tx.raw('clock_timestamp()');
  const moved = await tx('shop_donation')
    .where({ id, station, state, version })
    .update({
      ...{ state: to, version: version + 1 },
      ...(accrued === undefined ? {} : { accrued }),
      ...(dueBy === undefined ? {} : { due_by: dueBy }),
      ...(paid === undefined ? {} : { paid, receipt_no: receiptNo, paid_at: now }),
      ...(to === 'published' ? { published_at: now } : {}),
    });
  return moved === 1;
}

/** What the books owe under an agreement now. */
const owed = (read: Knex, donation: Pick<KeptDonation, 'station' | 'id'>): Promise<number> =>
  standing(read, donation, 'donationPayable');

/** What orders promised under it that no run has settled yet. */
const held = (read: Knex, donation: Pick<KeptDonation, 'station' | 'id'>): Promise<number> =>
  standing(read, donation, 'donationHeld');

async function standing(
  read: Knex,
  { station, id }: Pick<KeptDonation, 'station' | 'id'>,
  code: AccountCode,
): Promise<number> {
  const [row] = await read('shop_account as a')
    .join('shop_entry as e', 'e.account', 'a.id')
    .where({ 'a.station': station, 'a.code': code, 'a.party': id })
    .select<{ fen: string }[]>(read.raw('coalesce(-sum(e.fen), 0) AS fen'));
  return Number(row?.fen ?? 0);
}

/** Whether each of some agreements stands, and was signed before a moment. */
const signedBefore: AgreementsSigned['signedBefore'] = async (tx, { station, agreements, at }) => {
  const wanted = [...new Set(agreements)];
  const found = await tx('shop_donation')
    .where({ station })
    .whereRaw('id::text = ANY(?)', [wanted])
    .whereNot({ state: 'void' })
    .where('signed_at', '<=', at)
    .select<{ id: string }[]>('id');
  return found.length === wanted.length;
};

/** How donations are kept. */
export const donationStore = { list, find, hold, holdSigned, insert, move, owed, held, signedBefore } as const;

/** How donations are kept. */
export type DonationStore = typeof donationStore;
