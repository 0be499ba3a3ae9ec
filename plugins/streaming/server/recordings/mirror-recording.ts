import type { Tx } from '@hearth/cms/platform';
import type { DriverName, LiveEvent, Recording, RecordingEvent } from '../../contract';
import type { KeptRoom } from '../rooms/room-store';
import { keepUntil } from './keep-until';
import { houseOf, moveRecording, tellMoved } from './move-recording';
import type { RecordingDeps } from './recording-deps';
import type { KeptRecording } from './recording-row-store';
import type { RecordingPatch } from './recording-store';
import { recordingMachine } from './recording.machine';

/** What a driver says of a recording that it keeps itself. */
export type ToldRecording = {
  readonly driver: DriverName;
  readonly ref: string;
  readonly at: Date;
  /** Nothing while it is only known to be there. */
  readonly event?: RecordingEvent;
  readonly seconds?: number;
  readonly playbackId?: string;
  readonly words?: string;
  /** What we called it when we asked for it. */
  readonly opId?: string;
};

const MEANS: Readonly<Partial<Record<LiveEvent['type'], RecordingEvent | undefined>>> = {
  'recording.ready': 'settle',
  'recording.errored': 'fail',
  'recording.removed': 'erase',
};

/** What an event says of a recording; undefined when it is about something else. */
export function toldIn({ type, driver, at, data }: LiveEvent): ToldRecording | undefined {
  const { recording: ref, seconds, playbackId, words, opId } = data;
  if (!type.startsWith('recording.') || typeof ref !== 'string') return undefined;
  const event = MEANS[type];
  return {
    ...{ driver, ref, at },
    ...(event ? { event } : {}),
    ...(typeof seconds === 'number' ? { seconds } : {}),
    ...(typeof playbackId === 'string' ? { playbackId } : {}),
    ...(typeof words === 'string' ? { words } : {}),
    ...(typeof opId === 'string' ? { opId } : {}),
  };
}

/** What a list of the driver says, in the same words. */
export function toldBy(driver: DriverName, recording: Recording, at: Date): ToldRecording {
  const { ref, state, seconds, playbackId } = recording;
  const event = state === 'ready' ? 'settle' : state === 'errored' ? 'fail' : undefined;
  return { ...{ driver, ref, at, seconds }, ...(event ? { event } : {}), ...(playbackId ? { playbackId } : {}) };
}

/** Brings a recording in line with what its driver says. The same changes nothing, and what its state does not allow is no error. */
export async function mirrorRecording(
  deps: RecordingDeps,
  tx: Tx,
  { room, told }: { readonly room: KeptRoom; readonly told: ToldRecording },
): Promise<boolean> {
  const kept = await keptOf(deps, tx, { room, told });
  const next = kept && told.event ? recordingMachine.next(kept.state, told.event) : undefined;
  if (!kept) return false;
  const facts = factsOf(kept, told);
  if (!next?.ok) return Object.keys(facts).length > 0 && deps.recordings.patch(tx, kept, facts);
  const { state } = next.value;
  const ended = state === 'recording' ? {} : { endedAt: kept.endedAt ? new Date(kept.endedAt) : told.at };
  const moved = await moveRecording(deps, tx, {
    ...{ recording: kept, actor: houseOf(kept.station), action: `streaming-recording.${told.event ?? 'end'}` },
    patch: { ...facts, ...ended, state, ...(await whatFollows(deps, tx, { kept, state, at: told.at })) },
  });
  return moved !== undefined;
}

async function whatFollows(
  deps: RecordingDeps,
  tx: Tx,
  { kept, state, at }: { readonly kept: KeptRecording; readonly state: KeptRecording['state']; readonly at: Date },
): Promise<RecordingPatch> {
  if (state === 'ready') return { keepUntil: await keepUntil(deps, tx, { room: kept.room, ended: at }) };
  if (state !== 'gone') return {};
  const removed = kept.removed ? {} : { removed: { at, by: null, why: 'removed at its service', eraseAfter: at } };
  // What is gone elsewhere cannot be held here; the ledger says that it was.
  return { ...removed, ...(kept.hold ? { hold: null } : {}) };
}

async function keptOf(
  deps: RecordingDeps,
  tx: Tx,
  { room, told }: { readonly room: KeptRoom; readonly told: ToldRecording },
): Promise<KeptRecording | undefined> {
  const { driver, ref, at, playbackId } = told;
  const known = await deps.recordings.idOf(tx, told);
  if (known) return deps.recordings.hold(tx, known.id);
  if (told.event === 'erase') return undefined;
  const id = deps.ids.next();
  const isNew = await deps.recordings.insert(tx, {
    ...{ id, station: room.station, room: room.id, driver, ref, title: room.title },
    ...{ broadcast: room.broadcast, playbackId: playbackId ?? null, kind: 'whole', state: 'recording' },
    beganAt: room.beganAt === null ? at : new Date(room.beganAt),
  });
  const made = isNew ? await deps.recordings.hold(tx, id) : undefined;
  if (made) await tellMoved(deps, tx, made);
  return made;
}

function factsOf(kept: KeptRecording, { ref, seconds, playbackId, words }: ToldRecording): RecordingPatch {
  return {
    ...(kept.ref === null ? { ref } : {}),
    ...(seconds === undefined || seconds === kept.seconds ? {} : { seconds }),
    ...(playbackId === undefined || playbackId === kept.playbackId ? {} : { playbackId }),
    ...(words === undefined || words === kept.problem ? {} : { problem: words }),
  };
}
