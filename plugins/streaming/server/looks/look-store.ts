import type { Database, Tx } from '@hearth/cms/platform';
import type { Look, RoomState, TargetLight } from '../../contract';

/** A look as it is kept: of one platform. */
export type KeptLook = Look & { readonly target: string; readonly room: string };

/** A look of a platform that is switched on, whatever its room does now. */
export type WantedLook = KeptLook & { readonly roomState: RoomState; readonly state: TargetLight };

/** A station's mark. */
export type KeptLogo = { readonly hash: string; readonly picture: Buffer };

type NewLogo = KeptLogo & { readonly room: string; readonly station: string; readonly broughtBy: string };
type Row = Omit<KeptLook, 'logo'> & {
  readonly logo: string | null;
  readonly corner: NonNullable<Look['logo']>['corner'] | null;
  readonly percent: number | null;
  readonly opacity: number | null;
};

const COLUMNS = ['l.target', 'l.room', 'l.shape', 'l.crop_x as cropX', 'l.logo', 'l.corner', 'l.percent', 'l.opacity'];

/** Keeps looks in `streaming_look` and marks in `streaming_logo`. Whoever reads for people has found the room among what they see before. */
export const lookStore = {
  ofRoom: async (database: Database, room: string): Promise<readonly KeptLook[]> =>
    (await database.read('streaming_look as l').where({ room }).orderBy('target').select<Row[]>(COLUMNS)).map(lookOf),
  find: async (tx: Tx, target: string): Promise<KeptLook | undefined> => {
    const row = await tx('streaming_look as l').where({ target }).first<Row | undefined>(COLUMNS);
    return row && lookOf(row);
  },
  /** Of all platforms that are switched on, of all rooms whose video passes here: what is refused to one must not slip in by another. */
  wanted: async (on: Database['read'] | Tx): Promise<readonly WantedLook[]> => {
    const rows = await on('streaming_look as l')
      .join('streaming_target as t', 't.id', 'l.target')
      .join('streaming_room as r', 'r.id', 'l.room')
      .whereNot('r.driver', 'mux')
      .whereNot('r.state', 'removed')
      .whereNot('t.state', 'off')
      .orderBy('l.target')
      .select<(Row & Pick<WantedLook, 'roomState' | 'state'>)[]>([...COLUMNS, 'r.state as roomState', 't.state']);
    return rows.map(({ roomState, state, ...row }) => ({ ...lookOf(row), roomState, state }));
  },
  /** Nobody else counts before the transaction ends. */
  countAlone: async (tx: Tx): Promise<void> => {
    await tx.raw(`SELECT pg_advisory_xact_lock(hashtext('streaming.looks'))`);
  },
  /** A platform that gets the picture as it is has no row. */
  keep: async (tx: Tx, { station, ...look }: KeptLook & { readonly station: string }): Promise<void> => {
    const { target, room, shape, cropX, logo } = look;
    await tx('streaming_look').where({ target }).delete();
    if (shape === 'as-is' && !logo) return;
    const { hash = null, corner = null, percent = null, opacity = null } = logo ?? {};
    await tx('streaming_look').insert({
      ...{ target, room, station, shape, crop_x: cropX },
      ...{ logo: hash, corner, percent, opacity },
    });
  },
  bring: async (tx: Tx, { broughtBy, ...logo }: NewLogo): Promise<void> => {
    await tx('streaming_logo')
      .insert({ ...logo, brought_by: broughtBy })
      .onConflict(['room', 'hash'])
      .ignore();
  },
  hasLogo: async (tx: Tx, room: string, hash: string): Promise<boolean> =>
    (await tx('streaming_logo').where({ room, hash }).forUpdate().first('hash')) !== undefined,
  logos: async (database: Database, room: string): Promise<readonly KeptLogo[]> =>
    database.read('streaming_logo').where({ room }).orderBy('hash').select<KeptLogo[]>('hash', 'picture'),
  logo: async (database: Database, room: string, hash: string): Promise<Buffer | undefined> =>
    (await database.read('streaming_logo').where({ room, hash }).first<KeptLogo | undefined>('picture'))?.picture,
  /** Marks that nobody shows any more go. */
  forgetLogos: async (tx: Tx, room: string): Promise<void> => {
    await tx('streaming_logo as g')
      .where('g.room', room)
      .whereNotExists(tx('streaming_look as l').select('l.target').whereRaw('l.room = g.room AND l.logo = g.hash'))
      .delete();
  },
} as const;

/** How looks are kept. */
export type LookStore = typeof lookStore;

function lookOf({ logo: hash, corner, percent, opacity, ...look }: Row): KeptLook {
  const isMarked = hash !== null && corner !== null && percent !== null && opacity !== null;
  return { ...look, logo: isMarked ? { hash, corner, percent, opacity } : null };
}
