import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { RecordingLine, Space } from '../../contract';
import { presentRecording } from './present-recording';
import type { RecordingDeps } from './recording-deps';
import type { RecordingsWanted } from './recording-list-store';

type NotFound = Refusal<'STREAMING.RECORDING_NOT_FOUND', undefined>;

/** The recordings that one sees. */
export async function listRecordings(
  deps: RecordingDeps,
  actor: StaffActor,
  wanted: Omit<RecordingsWanted, 'stations'>,
): Promise<Ok<{ recordings: RecordingLine[]; more: boolean }>> {
  const page = await deps.lists.page(deps.database, { ...wanted, stations: actor.stations });
  return ok({ recordings: page.recordings.map(presentRecording), more: page.more });
}

/** One recording; while it grows, as long as it is now. */
export async function seeRecording(
  deps: RecordingDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<RecordingLine, NotFound>> {
  const found = await deps.recordings.find(deps.database, actor.stations, id);
  if (!found || found.state === 'gone') return err('STREAMING.RECORDING_NOT_FOUND');
  const storyboard = found.state === 'ready' && found.ref !== null && (await deps.works.hasStoryboard(found.ref));
  const shown = { ...presentRecording(found), storyboard };
  if (found.state !== 'recording' || found.ref === null) return ok(shown);
  const known = await deps.works.read(found.ref);
  return ok(known ? { ...shown, seconds: known.content.seconds, bytes: known.content.bytes } : shown);
}

/** How full the disk is, and what will go next of what one sees. */
export async function seeSpace(deps: RecordingDeps, actor: StaffActor): Promise<Ok<Space>> {
  const [disk, { next, count, bytes }] = await Promise.all([
    deps.works.space(),
    deps.lists.next(deps.database, actor.stations),
  ]);
  const lines = next.map((one) => ({ id: one.id, title: one.title, bytes: one.bytes, keepUntil: one.keepUntil }));
  return ok({ ...disk, recordings: { count, bytes }, next: lines });
}
