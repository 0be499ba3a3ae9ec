import { err, ok, type Clock, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { Database, Log } from '@hearth/cms/platform';
import { VISIT_BEAT_SECONDS, type VisitBeat, type numbersErrors } from '../../contract';
import type { KnownSession, KnownStore } from './known-store';
import type { Sign, VisitStore } from './visit-store';

/** What counting viewers stands on. */
export type BeatDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  readonly known: Pick<KnownStore, 'ofRoom' | 'pinsOf'>;
  readonly visits: VisitStore;
};

/** Takes signs of life and counts them some at a time. */
export type Beats = {
  take(
    beat: VisitBeat & { readonly id: string },
  ): Promise<Result<{ nextIn: number }, RefusalOf<typeof numbersErrors, 'NOT_ON'>>>;
  /** Counts what waits. */
  flush(): Promise<void>;
  start(): void;
  /** Counts what still waits, and takes nothing more by itself. */
  stop(): Promise<void>;
};

/** A node that dies loses so much of everybody's stay, and nobody. */
const FLUSH_MS = 2_000;
/** Which live a room belongs to is asked so often for each room, however many watch. */
const KNOWN_MS = 5_000;
/** One statement counts so many: it stays short, and other nodes wait briefly. */
const MOST_AT_ONCE = 2_000;

/** Whoever makes rooms up fills no memory. */
const MOST_ROOMS = 5_000;

const COUNTED: ReadonlySet<string> = new Set(['live', 'paused']);
/** Who looks on at a rehearsal is no viewer. */
const isCounted = ({ isRehearsal, state }: KnownSession): boolean => !isRehearsal && COUNTED.has(state);

type Asked = { readonly at: number; readonly session: Promise<KnownSession | undefined> };

/** Gathers the signs of life of one node: whoever beats twice before they are counted is one sign. */
export function createBeats(deps: BeatDeps): Beats {
  const { database, clock, log, known } = deps;
  const rooms = new Map<string, Asked>();
  let waiting = new Map<string, Sign>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const sessionOf = (room: string): Promise<KnownSession | undefined> => {
    const now = clock.now().getTime();
    const before = rooms.get(room);
    if (before && now - before.at < KNOWN_MS) return before.session;
    if (rooms.size >= MOST_ROOMS) rooms.clear();
    const asked = { at: now, session: known.ofRoom(database.read, room) };
    rooms.set(room, asked);
    // Whoever asks next asks anew.
    asked.session.catch(() => rooms.delete(room));
    return asked.session;
  };
  const work = (): Promise<void> => {
    const signs = [...waiting.values()];
    waiting = new Map();
    return countAll(deps, signs);
  };
  const flush = (): Promise<void> => {
    running = running.then(work, work);
    return running;
  };
  return {
    flush,
    async take({ id: room, viewer, opened }) {
      const session = await sessionOf(room);
      if (!session || !isCounted(session)) return err('NUMBERS.NOT_ON');
      const key = `${session.id} ${viewer}`;
      const before = waiting.get(key)?.opened ?? [];
      const { id, station } = session;
      waiting.set(key, { session: id, station, viewer, opened: [...new Set([...before, ...opened])] });
      return ok({ nextIn: VISIT_BEAT_SECONDS });
    },
    start: () => {
      timer = setInterval(() => {
        flush().catch((error: unknown) => log.warn('viewers could not be counted', { error }));
      }, FLUSH_MS);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}

async function countAll(deps: BeatDeps, signs: readonly Sign[]): Promise<void> {
  for (let from = 0; from < signs.length; from += MOST_AT_ONCE) {
    await count(deps, signs.slice(from, from + MOST_AT_ONCE));
  }
}

/** All in one transaction: a sign is counted for the visit and for what was shown, or for neither. */
async function count({ database, known, visits }: BeatDeps, signs: readonly Sign[]): Promise<void> {
  const sessions = [...new Set(signs.map(({ session }) => session))];
  await database.transaction(async (tx) => {
    await visits.hold(tx, signs);
    const pins = await known.pinsOf(tx, sessions);
    await visits.extend(tx, signs, pins);
    await visits.click(tx, signs, pins);
  });
}
