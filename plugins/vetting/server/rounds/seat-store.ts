import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { Ranked, Reveal, SeatState, Tie } from '../../contract';

/** A seat as it is kept. */
export type KeptSeat = {
  readonly id: string;
  readonly station: string;
  readonly round: string;
  readonly person: string;
  readonly rank: number;
  readonly outside: boolean;
  readonly state: SeatState;
  readonly ties: readonly Tie[] | null;
  readonly signedAt: Date | null;
  readonly commitment: string | null;
  readonly sealedAt: Date | null;
  readonly attempt: number;
  readonly revealSealed: string | null;
  readonly reveal: Reveal | null;
  readonly reason: string | null;
  readonly version: number;
};

/** What is told of a seat beside its state. */
export type SeatPatch = {
  readonly state: SeatState;
  readonly ties?: readonly Tie[];
  readonly commitment?: string | null;
  readonly revealSealed?: string | null;
  readonly reason?: string;
  /** Scored anew from here on. */
  readonly anew?: boolean;
};

const COLUMNS = `t.id, t.station, t.round, t.person, t.rank, t.outside, t.state, t.ties, t.signed_at AS "signedAt", t.commitment,
  t.sealed_at AS "sealedAt", t.attempt, t.reveal_sealed AS "revealSealed", t.reveal, t.reason, t.version`;

/** Where an opened sheet lies sealed until all are open. */
export const revealPlace = (id: string) => ({ table: 'vetting_seat', column: 'reveal_sealed', row: id }) as const;

const seats = (on: Database['read'] | Tx) => on('vetting_seat as t').select<KeptSeat[]>(on.raw(COLUMNS));

/** Keeps seats in the table `vetting_seat`. Whoever reads for a station has found the round among what it sees before. */
export const seatStore = {
  revealPlace,
  ofRound: async (on: Database['read'] | Tx, round: string): Promise<readonly KeptSeat[]> =>
    (await seats(on).where({ round }).orderBy(['rank', 'id'])).map(seatOf),
  ofRounds: async (on: Database, rounds: readonly string[]): Promise<readonly Pick<KeptSeat, 'round' | 'state'>[]> =>
    on
      .read('vetting_seat')
      .whereIn('round', [...rounds])
      .select<Pick<KeptSeat, 'round' | 'state'>[]>('round', 'state'),
  /** Seats of somebody that want something of them, with the code that their sheet is called by. */
  ofPerson: async (
    on: Database,
    person: string,
    states: readonly SeatState[],
  ): Promise<readonly (KeptSeat & { readonly code: string })[]> => {
    const rows = await on
      .read('vetting_seat as t')
      .join('vetting_round as r', 'r.id', 't.round')
      .join('vetting_sample as s', 's.id', 'r.sample')
      .where('t.person', person)
      .whereIn('t.state', [...states])
      .whereIn('r.state', ['seating', 'scoring', 'opening'])
      .orderBy('s.code')
      .limit(100)
      .select<(KeptSeat & { readonly code: string })[]>('s.code', on.read.raw(COLUMNS));
    return rows.map(({ code, ...row }) => ({ ...seatOf(row), code }));
  },
  /** The seat of somebody by its id. */
  mine: async (on: Database, person: string, id: string): Promise<KeptSeat | undefined> => {
    const row = await seats(on.read).where({ person, id }).first();
    return row && seatOf(row);
  },
  /** The seat of somebody who judges a sample. */
  byCode: async (on: Database, person: string, code: string): Promise<KeptSeat | undefined> => {
    const row = await seats(on.read)
      .where({ person })
      .whereNotIn('state', ['recused', 'released'])
      .whereIn(
        'round',
        on
          .read('vetting_round as r')
          .join('vetting_sample as s', 's.id', 'r.sample')
          .where('s.code', code)
          .whereIn('r.state', ['seating', 'scoring', 'opening'])
          .select('r.id'),
      )
      .first();
    return row && seatOf(row);
  },
  insert: async (
    tx: Tx,
    asked: readonly (Pick<KeptSeat, 'id' | 'station' | 'round'> & Pick<Ranked, 'person' | 'rank' | 'outside'>)[],
  ): Promise<void> => {
    if (asked.length > 0) await tx('vetting_seat').insert(asked.map((seat) => ({ ...seat, state: 'asked' })));
  },
  /** False when somebody changed it first. */
  patch: async (tx: Tx, { id, state, version }: KeptSeat, patch: SeatPatch): Promise<boolean> => {
    const change = {
      ...{ state: patch.state, version: version + 1 },
      ...(patch.ties && { ties: [...patch.ties], signed_at: tx.fn.now() }),
      ...(patch.commitment !== undefined && {
        commitment: patch.commitment,
        sealed_at: patch.commitment === null ? null : tx.fn.now(),
      }),
      ...(patch.revealSealed !== undefined && { reveal_sealed: patch.revealSealed }),
      ...(patch.state === 'revealed' && { revealed_at: tx.fn.now() }),
      ...(patch.reason !== undefined && { reason: patch.reason }),
      ...(patch.anew === true && { attempt: tx.raw('attempt + 1') }),
    };
    return (await tx('vetting_seat').where({ id, state, version }).update(change)) === 1;
  },
  /** Lays an opened sheet open for everybody. */
  open: async (tx: Tx, id: string, reveal: Reveal): Promise<void> => {
    await tx('vetting_seat')
      .where({ id, state: 'revealed' })
      .update({ reveal: JSON.stringify(reveal), reveal_sealed: null });
  },
} as const;

/** How seats are kept. */
export type SeatStore = typeof seatStore;

function seatOf({ reveal, ...seat }: KeptSeat): KeptSeat {
  // Written above, from what the contract parsed.
  return { ...seat, reveal: fromJsonb(reveal) as Reveal | null };
}
