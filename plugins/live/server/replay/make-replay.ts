import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { RecordingLine } from '@hearth/streaming/contract';
import type { ReplayDesk } from '../../contract';
import type { KnownSession, LoggedPin } from '../numbers/known-store';
import { chaptersOf, chapterTitle, type PlannedChapter } from './chapters.rules';
import type { ReplayDeps } from './replay-deps';
import type { KeptChapter } from './replay-store';
import { deskOf } from './see-replay';

const OVER: ReadonlySet<string> = new Set(['ended', 'published', 'archived']);
const HOUR = 3_600_000;

/**
 * Finds the recording of a live and marks in it what was shown. Made again it adds what is missing; who comes at the same time waits for the row of the
 * replay. Chapters that were marked and not noted are found by their place, so none is marked twice.
 */
export async function makeReplay(
  deps: ReplayDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<ReplayDesk, Refusal>> {
  const { database, known } = deps;
  const session = await known.find(database.read, actor.stations, id);
  if (!session) return err('REPLAY.SESSION_NOT_FOUND');
  if (!OVER.has(session.state)) return err('REPLAY.NOT_OVER');
  const film = await filmOf(deps, actor, session);
  if (!film) return err('REPLAY.NO_RECORDING');
  const pins = await known.pinsOf(database.read, [id]);
  const made = await database.transaction((tx) => markAll(deps, tx, { actor, session, film, pins }));
  return made.ok ? ok(await deskOf(deps, session)) : made;
}

/** The longest of what was recorded while it was on: short ones are what an encoder left that lost its line. */
async function filmOf(
  { recordings }: ReplayDeps,
  actor: StaffActor,
  { streamingRoom, beganAt, endedAt }: KnownSession,
): Promise<RecordingLine | undefined> {
  if (streamingRoom === null || beganAt === null) return undefined;
  // An encoder sends before the live is opened, and the picture is recorded from then on.
  const from = new Date(Date.parse(beganAt) - HOUR).toISOString();
  const until = endedAt ?? new Date(Date.parse(beganAt) + HOUR).toISOString();
  const wholes = await recordings.wholesOf(actor, { room: streamingRoom, from, until });
  return wholes.filter(({ state }) => state === 'ready').sort((a, b) => b.seconds - a.seconds)[0];
}

type Marking = {
  readonly actor: StaffActor;
  readonly session: KnownSession;
  readonly film: RecordingLine;
  readonly pins: readonly LoggedPin[];
};

async function markAll(deps: ReplayDeps, tx: Tx, marking: Marking): Promise<Result<null, Refusal>> {
  const { replays, ledger } = deps;
  const { actor, session, film, pins } = marking;
  const { id: recording, playbackId, seconds, beganAt } = film;
  const { id, station } = session;
  await replays.put(tx, { session: id, station, recording, playbackId, seconds, beganAt, by: actor.id });
  const before = await replays.chapters(tx, id);
  const done = new Set(before.filter((one) => one.recording === recording).map(({ pin }) => pin));
  const missing = chaptersOf(pins, film).filter(({ pin }) => !done.has(pin));
  const marked = await markEach(deps, marking, missing);
  if (!marked.ok) return marked;
  await replays.putChapters(tx, id, marked.value);
  const facts = { recording, chapters: marked.value.length };
  ledger.append(tx, { actor, action: 'live-session.replay-made', subject: id, facts });
  return ok(null);
}

/** A chapter of the same name so near is the same one. */
const NEAR_SECONDS = 2;

async function markEach(
  { recordings }: ReplayDeps,
  { actor, session, film, pins }: Marking,
  missing: readonly PlannedChapter[],
): Promise<Result<readonly KeptChapter[], Refusal>> {
  const there = await recordings.chapters(actor, film.id);
  if (!there.ok) return there;
  const pinnedAt = new Map(pins.map((one) => [one.pin, one.pinnedAt.toISOString()]));
  const marked: KeptChapter[] = [];
  for (const { pin, title, at, seconds } of missing) {
    const words = chapterTitle(title, session.title);
    const found = there.value.chapters.find((one) => one.title === words && Math.abs(one.at - at) < NEAR_SECONDS);
    const moment = pinnedAt.get(pin);
    // What began before the recording stands at its beginning; anything else where the recording itself has that moment.
    const where = at === 0 || moment === undefined ? { at } : { moment };
    const chapter = found ? ok(found) : await recordings.mark(actor, { id: film.id, title: words, ...where });
    if (!chapter.ok) return chapter;
    marked.push({ pin, recording: film.id, chapter: chapter.value.id, at: chapter.value.at, seconds });
  }
  return ok(marked);
}
