import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Cut } from '../../engine/cutting/write-cut';
import { houseOf, moveRecording } from './move-recording';
import { keepUntil } from './keep-until';
import type { RecordingDeps, RecordingRefusal } from './recording-deps';
import type { KeptRecording } from './recording-row-store';
import type { RecordingPatch } from './recording-store';
import { goneWith } from './settle-recording';
import type { CutFailure, CutOrder } from './recording-disk-store';

type Following = { readonly signal: AbortSignal };

/** Not more often than this is it written down how far a cut has come. */
const PROGRESS_MS = 1_000;

/** Makes what was asked for and is on record; who comes second finds it made. Stopped in between, it is tried again. */
export async function finishCut(
  deps: RecordingDeps,
  id: string,
  following?: Following,
): Promise<Result<undefined, RecordingRefusal>> {
  const recording = await deps.database.transaction((tx) => deps.recordings.hold(tx, id));
  if (recording?.state !== 'preparing') return ok(undefined);
  const done = recording.driver === 'mux' ? await atDriver(deps, recording) : await onDisk(deps, recording, following);
  if (done.ok) await settle(deps, id, done.value);
  else if (done.error.code === 'STREAMING.PIECE_EMPTY') {
    // Whoever asked is told; a recording of nothing is no news to others.
    await settle(deps, id, { state: 'removed', removed: goneWith(deps, 'empty') });
  } else if (isFinal(done.error)) await settle(deps, id, { state: 'errored', problem: done.error.code });
  return done.ok ? ok(undefined) : done;
}

/** What trying again does not mend. */
const isFinal = ({ code }: RecordingRefusal): boolean =>
  code !== 'STREAMING.PROVIDER_BUSY' && code !== 'STREAMING.PROVIDER_LOST';

async function onDisk(
  deps: RecordingDeps,
  recording: KeptRecording,
  following: Following | undefined,
): Promise<Result<RecordingPatch, RecordingRefusal>> {
  const pieces = await refsOf(deps, recording);
  if (!pieces || recording.ref === null) return err('STREAMING.RECORDING_NOT_FOUND');
  const order: CutOrder = {
    ...{ pieces, precise: recording.precise, at: new Date(recording.beganAt) },
    ...(following ? { signal: following.signal, onProgress: noting(deps, recording.id) } : {}),
  };
  const cut = await deps.works.cut(recording.ref, order);
  if ('why' in cut) return refused(cut);
  return ok(madeOf(cut));
}

const madeOf = ({ seconds, bytes, lead }: Cut): RecordingPatch => ({
  ...{ state: 'ready', seconds, bytes, lead, progress: null },
});

function refused({ why, words = '' }: CutFailure): Result<never, RecordingRefusal> {
  if (why === 'empty') return err('STREAMING.PIECE_EMPTY');
  if (why === 'missing') return err('STREAMING.RECORDING_NOT_FOUND');
  if (why === 'no-ffmpeg') return err('STREAMING.NOT_OFFERED', { what: 'ffmpeg' });
  if (why === 'sound-only') return err('STREAMING.NOT_OFFERED', { what: 'sound' });
  // Its node goes down: another one takes the work over.
  if (why === 'stopped') return err('STREAMING.PROVIDER_LOST');
  return err('STREAMING.PROVIDER_REFUSED', { why: words.slice(0, 200) });
}

/** What the sources are called on the disk; one that was removed meanwhile is there until it is erased. */
async function refsOf(
  deps: RecordingDeps,
  { pieces, station }: KeptRecording,
): Promise<CutOrder['pieces'] | undefined> {
  const found: CutOrder['pieces'][number][] = [];
  for (const { recording, start, end } of pieces) {
    const source = await deps.recordings.find(deps.database, [station], recording);
    if (source?.ref == null) return undefined;
    found.push({ ref: source.ref, start, end });
  }
  return found;
}

async function atDriver(
  deps: RecordingDeps,
  { id, driver: name, pieces, precise, station }: KeptRecording,
): Promise<Result<RecordingPatch, RecordingRefusal>> {
  const driver = deps.drivers.named(name);
  const [piece] = pieces;
  const source = piece && (await deps.recordings.find(deps.database, [station], piece.recording));
  if (!driver || !piece || source?.ref == null) return err('STREAMING.NOT_OFFERED', { what: name });
  const { start, end } = piece;
  const made = await driver.recordings.clip(source.ref, { opId: id, start, end, precise });
  if (!made.ok) return made;
  const { ref, seconds, playbackId, state } = made.value;
  const known = playbackId === undefined ? {} : { playbackId };
  return ok({ ...known, ref, seconds, ...(state === 'ready' ? { state } : {}) });
}

const ACTIONS: Readonly<Record<string, string>> = {
  errored: 'streaming-recording.fail',
  removed: 'streaming-recording.remove',
};

async function settle(deps: RecordingDeps, id: string, patch: RecordingPatch): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const held = await deps.recordings.hold(tx, id);
    if (held?.state !== 'preparing') return;
    const now = deps.clock.now();
    const kept =
      patch.state === 'ready' ? { keepUntil: await keepUntil(deps, tx, { room: held.room, ended: now }) } : {};
    await moveRecording(deps, tx, {
      ...{ recording: held, actor: houseOf(held.station) },
      action: ACTIONS[patch.state ?? 'preparing'] ?? 'streaming-recording.settle',
      patch: { ...patch, ...kept, endedAt: now },
      facts: { seconds: patch.seconds ?? 0 },
    });
  });
}

function noting({ recordings, database, clock }: RecordingDeps, id: string): (share: number) => void {
  let last = 0;
  return (share) => {
    const now = clock.now().getTime();
    if (now - last < PROGRESS_MS) return;
    last = now;
    // A share that is not written down is written down with the next.
    recordings.progress(database, id, Math.round(share * 1e3) / 1e3).catch(() => undefined);
  };
}
