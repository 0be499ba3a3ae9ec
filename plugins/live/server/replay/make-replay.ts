import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
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
 * Finds the recording of a live and marks in it what was shown. Made again it adds what is missing: a host that died in between left chapters that are
 * found by their place, so none is marked twice.
 */
export async function makeReplay(deps: ReplayDeps, actor: StaffActor, id: string): Promise<Result<ReplayDesk, Refusal>> {
  const { database, known } = deps;
  const session = await known.find(database.read, actor.stations, id);
  if (!session) return err('REPLAY.SESSION_NOT_FOUND');
  if (!OVER.has(session.state)) return err('REPLAY.NOT_OVER');
  const film = await filmOf(deps, actor, session);
  if (!film) return err('REPLAY.NO_RECORDING');
  const pins = await known.pinsOf(database.read, [id]);
  const marked = await markAll(deps, actor, { session, film, pins, planned: chaptersOf(pins, film) });
  if (!marked.ok) return marked;
  await keep(deps, actor, { session, film, chapters: marked.value });
  return ok(await deskOf(deps, session));
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
  readonly session: KnownSession;
  readonly film: RecordingLine;
  readonly pins: readonly LoggedPin[];
  readonly planned: readonly PlannedChapter[];
};

/** A chapter of the same name so near is the same one. */
const NEAR_SECONDS = 2;

async function markAll(
  { database, replays, recordings }: ReplayDeps,
  actor: StaffActor,
  { session, film, pins, planned }: Marking,
): Promise<Result<readonly KeptChapter[], Refusal>> {
  const before = await replays.chapters(database.read, session.id);
  const done = new Set(before.filter(({ recording }) => recording === film.id).map(({ pin }) => pin));
  const there = await recordings.chapters(actor, film.id);
  if (!there.ok) return there;
  const pinnedAt = new Map(pins.map((one) => [one.pin, one.pinnedAt.toISOString()]));
  const marked: KeptChapter[] = [];
  for (const { pin, title, at, seconds } of planned.filter((one) => !done.has(one.pin))) {
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

type Keeping = Pick<Marking, 'session' | 'film'> & { readonly chapters: readonly KeptChapter[] };

async function keep(
  { database, ledger, replays }: ReplayDeps,
  actor: StaffActor,
  { session: { id, station }, film, chapters }: Keeping,
): Promise<void> {
  const { id: recording, playbackId, seconds, beganAt } = film;
  await database.transaction(async (tx) => {
    await replays.put(tx, { session: id, station, recording, playbackId, seconds, beganAt, by: actor.id });
    await replays.putChapters(tx, id, chapters);
    const facts = { recording, chapters: chapters.length };
    ledger.append(tx, { actor, action: 'live-session.replay-made', subject: id, facts });
  });
}
