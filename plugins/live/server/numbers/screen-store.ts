import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { ScreenLink } from '../../contract';

/** A link about to be made. */
export type NewScreen = {
  readonly id: string;
  readonly station: string;
  readonly session: string;
  readonly name: string;
  readonly hash: string;
  readonly hours: number;
  readonly madeBy: string;
};

const COLUMNS = ['id', 'name', 'made_at as madeAt', 'until', 'revoked_at as revokedAt', 'seen_at as seenAt'] as const;
const GOOD = 'revoked_at IS NULL AND until > clock_timestamp()';

type Row = Omit<ScreenLink, 'madeAt' | 'until' | 'revokedAt' | 'seenAt'> & {
  readonly madeAt: Date;
  readonly until: Date;
  readonly revokedAt: Date | null;
  readonly seenAt: Date | null;
};

const linkOf = ({ madeAt, until, revokedAt, seenAt, ...link }: Row): ScreenLink => ({
  ...link,
  ...{ madeAt: madeAt.toISOString(), until: until.toISOString() },
  ...{ revokedAt: revokedAt?.toISOString() ?? null, seenAt: seenAt?.toISOString() ?? null },
});

async function list(read: Knex, session: string): Promise<readonly ScreenLink[]> {
  const rows = await read('live_screen')
    .where({ session })
    .orderBy('id', 'desc')
    .limit(100)
    .select<Row[]>(...COLUMNS);
  return rows.map(linkOf);
}

/** How many of a live are good; whoever makes one waits for whoever else does. */
async function countGood(tx: Tx, session: string): Promise<number> {
  await tx.raw(`SELECT pg_advisory_xact_lock(hashtext('live_screen'), hashtext(?))`, [session]);
  const row = await tx('live_screen')
    .where({ session })
    .whereRaw(GOOD)
    .count<{ count: string }[]>('* as count')
    .first();
  return Number(row?.count ?? 0);
}

async function insert(tx: Tx, { hours, madeBy, ...screen }: NewScreen): Promise<ScreenLink> {
  const until = tx.raw(`clock_timestamp() + ? * interval '1 hour'`, [hours]);
  const [row] = await tx('live_screen')
    .insert({ ...screen, made_by: madeBy, until })
    .returning<Row[]>([...COLUMNS]);
  if (!row) throw new Error('a link that was written is not there');
  return linkOf(row);
}

/** What became of a link that was to be ended. */
export type RevokedScreen = {
  readonly link: ScreenLink | undefined;
  readonly session: string;
  readonly station: string;
  readonly isNews: boolean;
};

type Which = { readonly id: string; readonly stations: readonly string[]; readonly by: string };

/** Ends a link; who comes second finds it ended. */
async function revoke(tx: Tx, { id, stations, by }: Which): Promise<RevokedScreen> {
  const found = () =>
    tx('live_screen')
      .where({ id })
      .whereIn('station', [...stations]);
  const now = await found()
    .whereNull('revoked_at')
    .update({ revoked_at: tx.raw('clock_timestamp()'), revoked_by: by });
  const row = await found().first<(Row & { readonly session: string; readonly station: string }) | undefined>(
    ...COLUMNS,
    'session',
    'station',
  );
  if (!row) return { link: undefined, session: '', station: '', isNews: false };
  const { session, station, ...link } = row;
  return { link: linkOf(link), session, station, isNews: now === 1 };
}

/** The live of the good link that carries this. */
async function sessionOf(read: Knex, hash: string): Promise<string | undefined> {
  const row = await read('live_screen')
    .where({ hash })
    .whereRaw(GOOD)
    .first<{ session: string } | undefined>('session');
  return row?.session;
}

/** Somebody looks at a screen. */
async function noteSeen(read: Knex, hash: string): Promise<void> {
  await read('live_screen')
    .where({ hash })
    .update({ seen_at: read.raw('clock_timestamp()') });
}

/** How links to big screens are kept. */
export const screenStore = { list, countGood, insert, revoke, sessionOf, noteSeen } as const;

/** How links to big screens are kept. */
export type ScreenStore = typeof screenStore;
