import { err, ok, type Clock, type Random } from '@hearth/cms/kernel';
import type { Database } from '@hearth/cms/platform';
import type { Answered, LiveStreaming, Recording } from '../../../contract';
import { type RecordingWorks } from '../../recordings/recording-disk-store';
import { cutRef, refOf } from '../../recordings/recording-ref';
import { hashOfToken } from '../../recordings/take-recording';
import type { TakingStore } from '../../recordings/taking-store';
import type { KnownBroadcast, LocalRecordingStore } from './local-recording-store';

/** What the local driver's recordings stand on: the disk, and which broadcasts there were. */
export type LocalRecordingDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly works: RecordingWorks;
  readonly broadcasts: LocalRecordingStore;
  readonly takings: TakingStore;
};

/** The packager writes the end within moments; one that died writes none. */
const SETTLING_MS = 15_000;
const LINK_MINUTES = 15;
const TOKEN_BYTES = 32;

/** Recordings of our own engine, as the port has them. Their names are a room and a session in it. */
export function localRecordings(deps: LocalRecordingDeps): LiveStreaming['recordings'] {
  return {
    list: async (room) => {
      const all: Recording[] = [];
      for (const broadcast of await deps.broadcasts.of(deps.database, room)) {
        const known = await recordingOf(deps, room, broadcast);
        if (known) all.push(known);
      }
      return ok(all);
    },
    remove: async (ref) => {
      await deps.works.remove(ref);
      return ok(undefined);
    },
    clip: (ref, piece) => clip(deps, ref, piece),
    download: (ref) => download(deps, ref),
  };
}

async function recordingOf(
  { works, clock }: LocalRecordingDeps,
  room: string,
  { id, endedAt }: KnownBroadcast,
): Promise<Recording | undefined> {
  const ref = refOf(room, id);
  const known = await works.read(ref);
  if (!known) return undefined;
  const isOver = known.ended || (endedAt !== null && clock.now().getTime() - endedAt.getTime() > SETTLING_MS);
  const state = endedAt === null ? 'recording' : isOver ? 'ready' : 'preparing';
  return { ref, state, seconds: known.content.seconds, playbackId: id };
}

async function clip(
  { works, clock }: LocalRecordingDeps,
  ref: string,
  { opId, start, end, precise }: Parameters<LiveStreaming['recordings']['clip']>[1],
): Answered<Recording> {
  const [room = ''] = ref.split('/');
  if (!(await works.read(ref))) return err('STREAMING.PROVIDER_GONE');
  const made = cutRef(room, opId);
  const cut = await works.cut(made, { pieces: [{ ref, start, end }], precise, at: clock.now() });
  if ('why' in cut) {
    return cut.why === 'no-ffmpeg'
      ? err('STREAMING.NOT_OFFERED', { what: 'ffmpeg' })
      : err('STREAMING.PROVIDER_REFUSED', { why: cut.why });
  }
  return ok({ ref: made, state: 'ready', seconds: cut.seconds });
}

async function download(
  deps: LocalRecordingDeps,
  ref: string,
): Answered<{ readonly url: string; readonly until: Date }> {
  const [room = ''] = ref.split('/');
  const [known, station] = [await deps.works.read(ref), await deps.broadcasts.stationOf(deps.database, room)];
  const epoch = known?.epochs[0];
  if (epoch === undefined || station === undefined) return err('STREAMING.PROVIDER_GONE');
  const token = Buffer.from(deps.random.bytes(TOKEN_BYTES)).toString('base64url');
  const until = new Date(deps.clock.now().getTime() + LINK_MINUTES * 60_000);
  const taking = { hash: hashOfToken(token), recording: null, ref, station, epoch, person: null, until };
  await deps.database.transaction((tx) => deps.takings.insert(tx, taking));
  return ok({ url: `/take/${token}/recording.mp4`, until });
}
