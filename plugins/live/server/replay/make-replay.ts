import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { RecordingLine } from '@hearth/streaming/contract';
import type { ReplayDesk } from '../../contract';
import type { KnownSession, LoggedPin } from '../numbers/known-store';
import { chaptersOf, chapterTitle, filmOfMost } from './chapters.rules';
import type { ReplayDeps } from './replay-deps';
import type { KeptChapter } from './replay-store';
import { deskOf } from './see-replay';

const OVER: ReadonlySet<string> = new Set(['ended', 'published', 'archived']);
const HOUR = 3_600_000;

/**
 * Finds the recording of a live and marks in it what was shown. Each chapter has its number before the recording is asked to mark it, outside of
 * any transaction: pressed twice, or again after a host died in between, it is the same chapter. Made again it adds what is missing.
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
  const marking = { actor, session, film, pins };
  await database.transaction((tx) => plan(deps, tx, marking));
  const made = await markMissing(deps, marking);
  return made.ok ? ok(await deskOf(deps, session)) : made;
}

/** What was recorded of it: the encoder sends before the live is opened, and rehearsals went before it in the same room. */
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
  return filmOfMost(
    wholes.filter(({ state }) => state === 'ready'),
    { beganAt, endedAt },
  );
}

type Marking = {
  readonly actor: StaffActor;
  readonly session: KnownSession;
  readonly film: RecordingLine;
  readonly pins: readonly LoggedPin[];
};

/** Writes down which recording it is and which chapters are to be marked in it. */
async function plan(deps: ReplayDeps, tx: Tx, { actor, session, film, pins }: Marking): Promise<void> {
  const { replays, ledger, ids } = deps;
  const { id: recording, playbackId, seconds, beganAt } = film;
  const { id, station } = session;
  await replays.put(tx, { session: id, station, recording, playbackId, seconds, beganAt, by: actor.id });
  const planned = chaptersOf(pins, film);
  await replays.plan(
    tx,
    id,
    planned.map(({ pin, at, seconds: length }) => ({ pin, recording, chapter: ids.next(), at, seconds: length })),
  );
  const facts = { recording, chapters: planned.length };
  ledger.append(tx, { actor: { ...actor, station }, action: 'live-session.replay-made', subject: id, facts });
}

/** A chapter of the same name so near is the same one: somebody marked it by hand. */
const NEAR_SECONDS = 2;

/** Marks what is not marked yet, one after the other; what one refusal leaves out is marked when it is made again. */
async function markMissing(deps: ReplayDeps, marking: Marking): Promise<Result<null, Refusal>> {
  const { database, recordings, replays } = deps;
  const { actor, session, film, pins } = marking;
  const kept = await replays.chapters(database.read, session.id);
  const missing = kept.filter(({ recording, isMarked }) => recording === film.id && !isMarked);
  if (missing.length === 0) return ok(null);
  const there = await recordings.chapters(actor, film.id);
  if (!there.ok) return there;
  const logged = new Map(pins.map((one) => [one.pin, one]));
  for (const one of missing) {
    const title = chapterTitle(logged.get(one.pin)?.title ?? {}, session.title);
    const byHand = there.value.chapters.find((other) => other.title === title && isNear(other, one));
    const chapter = byHand ? ok(byHand) : await recordings.mark(actor, markOf(one, title, logged.get(one.pin)));
    if (!chapter.ok) return chapter;
    const { id, at } = chapter.value;
    await database.transaction((tx) => replays.noteMark(tx, { ...one, chapter: id, at }));
  }
  return ok(null);
}

const isNear = (a: { readonly at: number }, b: { readonly at: number }): boolean =>
  Math.abs(a.at - b.at) < NEAR_SECONDS;

/** What began before the recording stands at its beginning; anything else where the recording itself has that moment. */
function markOf({ recording, chapter, at }: KeptChapter, title: string, pin: LoggedPin | undefined) {
  const where = at === 0 || pin === undefined ? { at } : { moment: pin.pinnedAt.toISOString() };
  return { id: recording, chapter, title, ...where };
}
