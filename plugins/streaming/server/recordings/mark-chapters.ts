import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { Chapter, Mark, streamingErrors } from '../../contract';
import { chaptersForYoutube, chaptersVtt } from './chapter-text.rules';
import type { RecordingDeps } from './recording-deps';
import type { KeptRecording } from './recording-row-store';
import { seeRecording } from './see-recordings';

const MOST_CHAPTERS = 200;

type NotFound = RefusalOf<typeof streamingErrors, 'RECORDING_NOT_FOUND'>;
type Which = { readonly id: string; readonly chapter: string };
type Refused =
  | RefusalOf<typeof streamingErrors, 'RECORDING_NOT_FOUND' | 'CHAPTER_NOT_FOUND' | 'TOO_MANY_CHAPTERS'>
  | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;

/** The chapters of a recording. */
export async function listChapters(
  deps: RecordingDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ chapters: Chapter[] }, NotFound>> {
  // Also of what was removed: it may be taken back.
  const recording = await deps.recordings.find(deps.database, actor.stations, id);
  if (!recording || recording.state === 'gone') return err('STREAMING.RECORDING_NOT_FOUND');
  return ok({ chapters: await deps.chapters.of(deps.database.read, id) });
}

/** Where a chapter begins, in which recording, and, where somebody may ask twice, under which number. */
type MarkWish = Mark & { readonly id: string; readonly chapter?: string };

/**
 * Begins a chapter: at a time of the recording, at a moment of the clock, or, with neither, now. One whose number stands already is given as it
 * stands.
 */
export async function markChapter(
  deps: RecordingDeps,
  actor: StaffActor,
  { id: recording, chapter: id = deps.ids.next(), ...mark }: MarkWish,
): Promise<Result<Chapter, Refused>> {
  const kept = await found(deps, actor, recording);
  if (!kept) return err('STREAMING.RECORDING_NOT_FOUND');
  const at = mark.at ?? (await positionOf(deps, kept, mark.moment));
  const chapter: Chapter = { id, recording, at: milli(at), title: mark.title, version: 1 };
  return deps.database.transaction(async (tx) => {
    // Held, so that two who mark at once are counted.
    await deps.recordings.hold(tx, recording);
    const before = await deps.chapters.of(tx, recording);
    const there = before.find((one) => one.id === id);
    if (there) return ok(there);
    if (before.length >= MOST_CHAPTERS) return err('STREAMING.TOO_MANY_CHAPTERS', { most: MOST_CHAPTERS });
    await deps.chapters.insert(tx, { ...chapter, station: kept.station, madeBy: actor.id });
    const facts = { chapter: chapter.id, at: chapter.at };
    deps.ledger.append(tx, { actor, action: 'streaming-recording.chapter-marked', subject: recording, facts });
    return ok(chapter);
  });
}

/** Gives a chapter another title or beginning. */
export async function changeChapter(
  deps: RecordingDeps,
  actor: StaffActor,
  change: Which & { readonly version: number; readonly title: string; readonly at: number },
): Promise<Result<Chapter, Refused>> {
  const { id: recording, chapter: id, version, title } = change;
  if (!(await found(deps, actor, recording))) return err('STREAMING.RECORDING_NOT_FOUND');
  const at = milli(change.at);
  return deps.database.transaction(async (tx) => {
    const isThere = (await deps.chapters.of(tx, recording)).some((one) => one.id === id);
    if (!isThere) return err('STREAMING.CHAPTER_NOT_FOUND');
    const done = await deps.chapters.change(tx, { id, recording, version }, { at, title });
    if (!done) return err('HEARTH.CHANGED_MEANWHILE');
    const facts = { chapter: id, at };
    deps.ledger.append(tx, { actor, action: 'streaming-recording.chapter-changed', subject: recording, facts });
    return ok({ id, recording, at, title, version: version + 1 });
  });
}

/** Removes a chapter; twice is once. */
export async function removeChapter(
  deps: RecordingDeps,
  actor: StaffActor,
  { id: recording, chapter: id }: Which,
): Promise<Result<null, Refused>> {
  if (!(await found(deps, actor, recording))) return err('STREAMING.RECORDING_NOT_FOUND');
  await deps.database.transaction(async (tx) => {
    if (!(await deps.chapters.remove(tx, { id, recording }))) return;
    const facts = { chapter: id };
    deps.ledger.append(tx, { actor, action: 'streaming-recording.chapter-removed', subject: recording, facts });
  });
  return ok(null);
}

/** The chapters as texts for players and for YouTube. */
export async function chapterTexts(
  deps: RecordingDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ vtt: string; youtube: string; youtubeReads: boolean }, NotFound>> {
  const recording = await seeRecording(deps, actor, id);
  if (!recording.ok) return recording;
  const chapters = await deps.chapters.of(deps.database.read, id);
  const { seconds } = recording.value;
  return ok({ vtt: chaptersVtt(chapters, seconds), ...chaptersForYoutube(chapters, seconds) });
}

async function found(deps: RecordingDeps, actor: StaffActor, id: string): Promise<KeptRecording | undefined> {
  const recording = await deps.recordings.find(deps.database, actor.stations, id);
  return recording && recording.state !== 'removed' && recording.state !== 'gone' ? recording : undefined;
}

async function positionOf(deps: RecordingDeps, { ref, beganAt }: KeptRecording, moment?: string): Promise<number> {
  const when = moment === undefined ? deps.clock.now() : new Date(moment);
  const known = ref === null ? undefined : await deps.works.position(ref, when);
  return known ?? Math.max(0, (when.getTime() - Date.parse(beganAt)) / 1_000);
}

const milli = (seconds: number): number => Math.round(seconds * 1_000) / 1_000;
