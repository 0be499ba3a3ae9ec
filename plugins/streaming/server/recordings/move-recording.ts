import type { Actor, SystemActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { recordingMoved } from '../../contract';
import type { RecordingDeps } from './recording-deps';
import type { KeptRecording } from './recording-row-store';
import type { RecordingPatch } from './recording-store';

type Change = {
  readonly recording: KeptRecording;
  readonly actor: Actor;
  readonly action: string;
  readonly patch: RecordingPatch;
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** Whoever acts when nobody does. */
export const houseOf = (station: string): SystemActor => ({
  kind: 'system',
  id: 'streaming',
  name: 'streaming',
  station,
});

/** Changes a recording in one transaction with its entry and its event, and gives it as it is then; undefined when somebody was first. */
export async function moveRecording(
  deps: Pick<RecordingDeps, 'recordings' | 'ledger' | 'outbox'>,
  tx: Tx,
  { recording, actor, action, patch, facts }: Change,
): Promise<KeptRecording | undefined> {
  if (!(await deps.recordings.patch(tx, recording, patch))) return undefined;
  const now = await deps.recordings.hold(tx, recording.id);
  if (!now) return undefined;
  deps.ledger.append(tx, {
    ...{ actor, action, subject: now.id, version: String(now.version) },
    facts: { room: now.room, kind: now.kind, from: recording.state, to: now.state, ...facts },
  });
  await tellMoved(deps, tx, now);
  return now;
}

/** Tells the house where a recording stands. */
export async function tellMoved({ outbox }: Pick<RecordingDeps, 'outbox'>, tx: Tx, now: KeptRecording): Promise<void> {
  const { id: recordingId, room: roomId, broadcast, kind, state: to, version, station } = now;
  await outbox.append(tx, recordingMoved({ station, recordingId, roomId, broadcast, kind, to, version }));
}
