import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Err, type Result } from '@hearth/cms/kernel';
import type { CutWish, RecordingLine } from '../../contract';
import { finishCut } from './finish-cut';
import { tellMoved } from './move-recording';
import { presentRecording } from './present-recording';
import { CUT_WORK, type RecordingDeps, type RecordingRefusal } from './recording-deps';
import type { KeptRecording } from './recording-row-store';
import { cutRef } from './recording-ref';

/** Longer cuts at the very frame would keep a core busy for an hour. */
const LONGEST_PRECISE_MINUTES = 20;
/** What is longer is copied by a job: nobody waits for gigabytes. */
const LONGEST_AT_ONCE_SECONDS = 900;
const MINUTE = 60;

/**
 * Cuts a clip of one piece or a reel of several. It is on record before it is cut, under the id that the page chose: pressed twice it is one, and a
 * host that dies in between finishes it.
 */
export async function cutRecording(
  deps: RecordingDeps,
  actor: StaffActor,
  wish: CutWish,
): Promise<Result<RecordingLine, RecordingRefusal>> {
  const sources = await sourcesOf(deps, actor, wish);
  if (!sources.ok) return sources;
  const seconds = wish.pieces.reduce((sum, { start, end }) => sum + Math.max(0, end - start), 0);
  const no = unfit(wish, seconds);
  const [first] = sources.value;
  if (no) return no;
  if (!first) return err('STREAMING.PIECE_EMPTY');
  if (first.driver !== 'mux' && (await isFull(deps))) return err('STREAMING.DISK_FULL');
  const isLong = wish.precise || seconds > LONGEST_AT_ONCE_SECONDS;
  await begin(deps, actor, { wish, first, isLong });
  const done = isLong ? ok(undefined) : await finishCut(deps, wish.opId);
  if (!done.ok) return done;
  const made = await deps.recordings.find(deps.database, actor.stations, wish.opId);
  return made ? ok(presentRecording(made)) : err('STREAMING.RECORDING_NOT_FOUND');
}

/** Why it cannot be cut, whatever it is cut from. */
function unfit({ pieces, precise }: CutWish, seconds: number): Err<RecordingRefusal> | undefined {
  if (pieces.some(({ start, end }) => end <= start)) return err('STREAMING.PIECE_EMPTY');
  const isTooLong = precise && seconds > LONGEST_PRECISE_MINUTES * MINUTE;
  return isTooLong ? err('STREAMING.PIECE_TOO_LONG', { minutes: LONGEST_PRECISE_MINUTES }) : undefined;
}

/** What is left is for what is live. */
async function isFull({ works }: RecordingDeps): Promise<boolean> {
  const { free, floor } = await works.space();
  return free < floor;
}

async function sourcesOf(
  deps: RecordingDeps,
  actor: StaffActor,
  { pieces }: CutWish,
): Promise<Result<readonly KeptRecording[], RecordingRefusal>> {
  const found: KeptRecording[] = [];
  for (const { recording } of pieces) {
    const source = await deps.recordings.find(deps.database, actor.stations, recording);
    if (!source) return err('STREAMING.RECORDING_NOT_FOUND');
    if (!isCuttable(source)) return err('STREAMING.RECORDING_STATE', { state: source.state });
    found.push(source);
  }
  const isOne = found.every(({ station, driver }) => station === found[0]?.station && driver === found[0].driver);
  if (!isOne || (found[0]?.driver === 'mux' && pieces.length > 1)) {
    return err('STREAMING.NOT_OFFERED', { what: 'reels' });
  }
  return ok(found);
}

/** What grows can be cut as well. */
const isCuttable = ({ state, ref }: KeptRecording): boolean =>
  ref !== null && (state === 'recording' || state === 'preparing' || state === 'ready');

type Beginning = { readonly wish: CutWish; readonly first: KeptRecording; readonly isLong: boolean };

async function begin(deps: RecordingDeps, actor: StaffActor, { wish, first, isLong }: Beginning): Promise<void> {
  const { opId: id, pieces, precise, title } = wish;
  const isOurs = first.driver !== 'mux';
  await deps.database.transaction(async (tx) => {
    const isNew = await deps.recordings.insert(tx, {
      ...{ id, title, pieces, precise, station: first.station, room: first.room, broadcast: first.broadcast },
      ...{ driver: first.driver, ref: isOurs ? cutRef(first.room, id) : null, playbackId: isOurs ? id : null },
      ...{ kind: pieces.length > 1 ? 'reel' : 'clip', state: 'preparing', madeBy: actor.id },
      beganAt: deps.clock.now(),
    });
    const recording = isNew ? await deps.recordings.hold(tx, id) : undefined;
    if (!recording) return;
    const facts = { room: first.room, kind: recording.kind, pieces, precise };
    deps.ledger.append(tx, { actor, action: 'streaming-recording.cut', subject: id, facts });
    await tellMoved(deps, tx, recording);
    if (isLong) await deps.jobs.enqueue(tx, CUT_WORK, { data: { recording: id }, station: first.station, key: id });
  });
}
