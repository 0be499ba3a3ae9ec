import { Bug } from '@hearth/cms/kernel';
import type { Database, Tx } from '@hearth/cms/platform';
import type { RoomState } from '../../contract';
import type { CameraFacts } from './camera.rules';

/** A link as it is kept, without its token. */
export type KeptCamera = Omit<CameraFacts, 'roomState'> & {
  readonly id: string;
  readonly room: string;
  readonly station: string;
  readonly label: string;
};

/** A link that a phone asks for, with its room. */
export type AskedCamera = KeptCamera & {
  readonly title: string;
  readonly roomState: RoomState;
  readonly kick: number;
  /** The database's clock. */
  readonly now: Date;
};

/** A link about to be made. */
export type NewCamera = Pick<KeptCamera, 'id' | 'room' | 'station' | 'label'> & {
  readonly hash: string;
  readonly hours: number;
  readonly madeBy: string;
};

/** Which phone on which line. */
export type OnLine = { readonly id: string; readonly line: string };

const COLUMNS = `c.id, c.room, c.station, c.label, c.good_until AS "goodUntil", c.revoked_at AS "revokedAt", c.holder, c.line,
  c.seen_at AS "seenAt"`;
/** The key of a line is good for so long without a word of its host: one that dies leaves none behind. */
const KEY_SECONDS = 90;

/** Keeps links for phones in the table `streaming_camera`. Whoever reads for people has found the room among what they see before. */
export const cameraStore = {
  ofRoom: async (database: Database, room: string): Promise<readonly KeptCamera[]> =>
    database
      .read('streaming_camera as c')
      .where({ room })
      .whereRaw(`c.good_until > now() - interval '1 day' AND c.revoked_at IS NULL`)
      .orderBy('c.id', 'desc')
      .select<KeptCamera[]>(database.read.raw(COLUMNS)),
  /** How many good ones a room has; the room is held, so that two who make one at once are counted. */
  count: async (tx: Tx, room: string): Promise<number> => {
    await tx('streaming_room').where({ id: room }).forUpdate().first('id');
    const [row] = await tx('streaming_camera')
      .where({ room })
      .whereRaw('good_until > now() AND revoked_at IS NULL')
      .count<{ count: string }[]>('id');
    return Number(row?.count ?? 0);
  },
  insert: async (tx: Tx, { hours, madeBy, ...camera }: NewCamera): Promise<Date> => {
    const goodUntil = tx.raw(`clock_timestamp() + ? * interval '1 hour'`, [hours]);
    const [made] = await tx('streaming_camera')
      .insert({ ...camera, made_by: madeBy, good_until: goodUntil })
      .returning<{ until: Date }[]>('good_until as until');
    if (!made) throw new Bug('a camera link was written and is not there');
    return made.until;
  },
  /** The link of a token, and nobody else takes it before the transaction ends. */
  hold: async (tx: Tx, hash: string): Promise<AskedCamera | undefined> =>
    tx('streaming_camera as c')
      .join('streaming_room as r', 'r.id', 'c.room')
      .where('c.hash', hash)
      .forUpdate('c')
      .first<AskedCamera | undefined>(
        tx.raw(`${COLUMNS}, r.title, r.state AS "roomState", r.kick, clock_timestamp() AS now`),
      ),
  /** Gives the link to a line, and the line's key into the room; the key of the line before ends. */
  give: async (tx: Tx, camera: KeptCamera, { device, line, keyHash }: Given): Promise<void> => {
    await takeKeyBack(tx, { id: camera.id });
    const seen = { holder: device, line, seen_at: tx.raw('clock_timestamp()'), key_hash: keyHash };
    await tx('streaming_camera').where({ id: camera.id }).update(seen);
    const { room, station } = camera;
    const until = tx.raw(`clock_timestamp() + ? * interval '1 second'`, [KEY_SECONDS]);
    await tx('streaming_key').insert({ room, station, hash: keyHash, good_until: until });
  },
  /** Says that a line is still there; why it should not be, otherwise. */
  keep: async (database: Database, { id, line }: OnLine): Promise<'kept' | 'revoked' | 'taken-over'> =>
    database.transaction(async (tx) => {
      const seen = { seen_at: tx.raw('clock_timestamp()') };
      const isHeld = (await tx('streaming_camera').where({ id, line }).whereNull('revoked_at').update(seen)) === 1;
      const kept = isHeld ? await keyOfLine(tx, { id, line }) : undefined;
      if (kept?.hash) {
        const until = tx.raw(`clock_timestamp() + ? * interval '1 second'`, [KEY_SECONDS]);
        // Written once in a while: each change is told to the ingest.
        const soon = tx.raw(`clock_timestamp() + ? * interval '1 second'`, [KEY_SECONDS / 2]);
        await tx('streaming_key')
          .where({ hash: kept.hash })
          .where('good_until', '<', soon)
          .update({ good_until: until });
        return 'kept';
      }
      const [revoked] = await tx('streaming_camera')
        .where({ id })
        .whereNotNull('revoked_at')
        .select<{ id: string }[]>('id');
      return revoked ? 'revoked' : 'taken-over';
    }),
  /** The line is gone: its key ends, and the phone may come back. */
  release: async (database: Database, { id, line }: OnLine): Promise<void> =>
    database.transaction(async (tx) => {
      await takeKeyBack(tx, { id, line });
      await tx('streaming_camera').where({ id, line }).update({ line: null, key_hash: null });
    }),
  /** False when there is no such link, or it was taken back before. */
  revoke: async (tx: Tx, { room, id }: { readonly room: string; readonly id: string }): Promise<boolean> => {
    const change = { revoked_at: tx.raw('clock_timestamp()') };
    const done = await tx('streaming_camera').where({ id, room }).whereNull('revoked_at').update(change);
    if (done === 1) await takeKeyBack(tx, { id });
    return done === 1;
  },
  /** How a room stands, for a line whose ingest let it go. */
  roomOf: async (database: Database, room: string): Promise<{ state: RoomState; kick: number } | undefined> =>
    database
      .read('streaming_room')
      .where({ id: room })
      .first<{ state: RoomState; kick: number } | undefined>('state', 'kick'),
} as const;

type Given = { readonly device: string; readonly line: string; readonly keyHash: string };

const keyOfLine = (tx: Tx, where: OnLine): Promise<{ hash: string | null } | undefined> =>
  tx('streaming_camera').where(where).first<{ hash: string | null } | undefined>({ hash: 'key_hash' });

async function takeKeyBack(tx: Tx, where: { readonly id: string; readonly line?: string }): Promise<void> {
  const hashes = tx('streaming_camera').where(where).whereNotNull('key_hash').select('key_hash');
  await tx('streaming_key').whereIn('hash', hashes).whereNotNull('good_until').delete();
}

/** How links for phones are kept. */
export type CameraStore = typeof cameraStore;
