import type { StaffActor } from '@hearth/cms/contract';
import { err, type Result } from '@hearth/cms/kernel';
import type { DriverRefusal, Playback } from '../../contract';
import { passOfStaff } from '../passes/pass.rules';
import type { RecordingDeps, RecordingRefusal } from './recording-deps';

type Refused = DriverRefusal | Extract<RecordingRefusal, { code: `STREAMING.RECORDING_${string}` }>;

/** Where staff watch a recording, and its pictures, by a pass of their own. */
export async function previewRecording(
  { database, recordings, drivers, clock }: RecordingDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Playback, Refused>> {
  const recording = await recordings.find(database, actor.stations, id);
  if (!recording || recording.state === 'gone') return err('STREAMING.RECORDING_NOT_FOUND');
  const { state, playbackId } = recording;
  if (playbackId === null) return err('STREAMING.RECORDING_STATE', { state });
  const driver = drivers.named(recording.driver);
  if (!driver) return err('STREAMING.NOT_OFFERED', { what: recording.driver });
  const guard = await recordings.guardOf(database, recording.room);
  const restriction = guard?.restriction ? { restriction: guard.restriction } : {};
  const pass = { ...passOfStaff(actor.id, clock.now()), ...restriction };
  // What Mux plays to everybody it plays without a pass; ours tells staff from viewers by it.
  return driver.playback(playbackId, guard?.signed || recording.driver !== 'mux' ? pass : undefined);
}
