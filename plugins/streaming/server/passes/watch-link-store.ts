import type { Database, Tx } from '@hearth/cms/platform';
import type { WatchLink } from '../../contract';

/** A link about to be made. */
export type NewLink = {
  readonly id: string;
  readonly room: string;
  readonly station: string;
  readonly hash: string;
  readonly audience: string;
  readonly hours: number;
  readonly madeBy: string;
};

/** What a link opens, for whoever shows it. */
export type OpenLink = { readonly id: string; readonly until: Date };

const COLUMNS = ['id', 'audience', 'until', 'made_at as madeAt', 'revoked_at as revokedAt', 'opened'] as const;
const GOOD = 'revoked_at IS NULL AND until > clock_timestamp()';

type Row = Omit<WatchLink, 'until' | 'madeAt' | 'revokedAt'> & {
  readonly until: Date;
  readonly madeAt: Date;
  readonly revokedAt: Date | null;
};

/** Keeps links in `streaming_link`; what they carry is kept as a hash. */
export const watchLinkStore = {
  list: async (read: Database['read'], room: string): Promise<readonly WatchLink[]> =>
    (
      await read('streaming_link')
        .where({ room })
        .orderBy('id', 'desc')
        .limit(100)
        .select<Row[]>(...COLUMNS)
    ).map(linkOf),
  /** How many of a room are good. Whoever makes one waits for the room. */
  countGood: async (tx: Tx, room: string): Promise<number> => {
    await tx('streaming_room').where({ id: room }).forUpdate().select('id');
    const row = await tx('streaming_link')
      .where({ room })
      .whereRaw(GOOD)
      .count<{ count: string }[]>('* as count')
      .first();
    return Number(row?.count ?? 0);
  },
  insert: async (tx: Tx, { hours, madeBy, ...link }: NewLink): Promise<WatchLink> => {
    const until = tx.raw(`clock_timestamp() + ? * interval '1 hour'`, [hours]);
    const [row] = await tx('streaming_link')
      .insert({ ...link, made_by: madeBy, until })
      .returning<Row[]>(COLUMNS);
    if (!row) throw new Error('a link that was written is not there');
    return linkOf(row);
  },
  /** Ends a link; who comes second finds it ended. */
  revoke: async (tx: Tx, { room, id }: { readonly room: string; readonly id: string }): Promise<Revoked> => {
    const [now] = await tx('streaming_link')
      .where({ room, id })
      .whereNull('revoked_at')
      .update({ revoked_at: tx.raw('clock_timestamp()') })
      .returning<Row[]>(COLUMNS);
    if (now) return { link: linkOf(now), isNews: true };
    const before = await tx('streaming_link')
      .where({ room, id })
      .first<Row | undefined>(...COLUMNS);
    return { link: before && linkOf(before), isNews: false };
  },
  /** The good link that carries this, counted as used once more. */
  open: async (
    read: Database['read'],
    { room, hash }: { room: string; hash: string },
  ): Promise<OpenLink | undefined> => {
    const [link] = await read('streaming_link')
      .where({ room, hash })
      .whereRaw(GOOD)
      .update({ opened: read.raw('opened + 1') })
      .returning<OpenLink[]>(['id', 'until']);
    return link;
  },
  /** Links that were ended while passes made by them may still be good. */
  revoked: async (read: Database['read']): Promise<readonly string[]> =>
    (
      await read('streaming_link')
        .whereNotNull('revoked_at')
        .whereRaw('until > clock_timestamp()')
        .select<{ id: string }[]>('id')
    ).map(({ id }) => id),
} as const;

/** What became of a link that was to be ended. */
export type Revoked = { readonly link: WatchLink | undefined; readonly isNews: boolean };

/** How links are kept. */
export type WatchLinkStore = typeof watchLinkStore;

const linkOf = ({ until, madeAt, revokedAt, ...link }: Row): WatchLink => ({
  ...link,
  until: until.toISOString(),
  madeAt: madeAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
});
