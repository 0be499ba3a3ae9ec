import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { LiveCorrection } from '../../contract';

/** A correction as it is kept. */
export type KeptCorrection = LiveCorrection & { readonly station: string; readonly room: string };

type Row = Omit<KeptCorrection, 'at' | 'takenAwayAt'> & { readonly at: Date; readonly takenAwayAt: Date | null };

const COLUMNS = `c.id, c.station, c.session, c.room, c.slip, c.words, c.at, c.clock, c.by_name AS "by", e.at AS "takenAwayAt",
  e.by_name AS "takenAwayBy"`;

const correctionOf = ({ at, takenAwayAt, ...row }: Row): KeptCorrection => ({
  ...row,
  ...{ at: at.toISOString(), takenAwayAt: takenAwayAt?.toISOString() ?? null },
});

const whole = (read: Knex): Knex.QueryBuilder =>
  read('live_correction as c').leftJoin('live_correction_end as e', 'e.correction', 'c.id').select(read.raw(COLUMNS));

/** A correction about to be kept. */
export type NewCorrection = Pick<KeptCorrection, 'id' | 'station' | 'session' | 'room' | 'slip' | 'words'> & {
  readonly beganAt: string | null;
  readonly by: string;
  readonly name: string;
};

/** Writes a correction down, with where the picture stood by the database's clock; `false` when its number is there already. */
async function insert(tx: Tx, { beganAt, by, name, ...correction }: NewCorrection): Promise<boolean> {
  const clock = tx.raw(
    `CASE WHEN :beganAt::timestamptz IS NULL THEN NULL
       ELSE greatest(extract(epoch FROM clock_timestamp() - :beganAt::timestamptz)::float8, 0) END`,
    { beganAt },
  );
  const rows = (await tx('live_correction')
    .insert({ ...correction, clock, by_person: by, by_name: name })
    .onConflict('id')
    .ignore()
    .returning('id')) as unknown[];
  return rows.length === 1;
}

/** A correction by its session and number. */
export type Which = { readonly session: string; readonly id: string };

async function find(read: Knex, { session, id }: Which): Promise<KeptCorrection | undefined> {
  const row = (await whole(read).where({ 'c.session': session, 'c.id': id }).first()) as Row | undefined;
  return row && correctionOf(row);
}

/** `false` when somebody took it off the picture already. */
async function end(tx: Tx, correction: string, { by, name }: { by: string; name: string }): Promise<boolean> {
  const rows = (await tx('live_correction_end')
    .insert({ correction, by_person: by, by_name: name })
    .onConflict('correction')
    .ignore()
    .returning('correction')) as unknown[];
  return rows.length === 1;
}

/** Those of a session, the first first. */
async function ofSession(read: Knex, session: string): Promise<readonly KeptCorrection[]> {
  const query = whole(read).where({ 'c.session': session }).orderByRaw('c.at, c.id').limit(1_000);
  return ((await query) as Row[]).map(correctionOf);
}

/** Those that stand over the picture of a room, the first first. */
async function standing(read: Knex, room: string): Promise<readonly KeptCorrection[]> {
  const query = whole(read).where({ 'c.room': room }).whereNull('e.correction').orderByRaw('c.at, c.id').limit(20);
  return ((await query) as Row[]).map(correctionOf);
}

/** Who stopped a live, and what stands over its picture since. */
export type Stop = {
  readonly session: string;
  readonly room: string;
  readonly words: string;
  readonly at: string;
};

type NewStop = Omit<Stop, 'at'> & {
  readonly station: string;
  readonly reason: string;
  readonly by: string;
  readonly name: string;
};

/** Writes a stop down; nothing where somebody stopped the live before, whose words stay. */
async function insertStop(tx: Tx, { by, name, ...stop }: NewStop): Promise<Stop | undefined> {
  const rows = (await tx('live_stop')
    .insert({ ...stop, by_person: by, by_name: name })
    .onConflict('session')
    .ignore()
    .returning('session')) as unknown[];
  return rows.length === 1 ? stopOf(tx, stop.room) : undefined;
}

/** The stop of the live in a room, where somebody stopped it. */
async function stopOf(read: Knex, room: string): Promise<Stop | undefined> {
  const row = await read('live_stop')
    .where({ room })
    .first<(Omit<Stop, 'at'> & { readonly at: Date }) | undefined>('session', 'room', 'words', 'at');
  return row && { ...row, at: row.at.toISOString() };
}

/** How corrections and stops are kept. */
export const correctionStore = { insert, find, end, ofSession, standing, insertStop, stopOf } as const;

/** How corrections and stops are kept. */
export type CorrectionStore = typeof correctionStore;
