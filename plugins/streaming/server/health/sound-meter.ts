import type { SoundLevel } from '../../engine/ffmpeg/sound-levels';
import type { LiveSession } from '../origin/live-window';

/** Hears fragments of a film, second by second. */
export type Hear = (film: readonly Buffer[]) => Promise<readonly SoundLevel[]>;

type Heard = {
  readonly session: string;
  at: Position;
  readonly levels: SoundLevel[];
  isHearing: boolean;
  next: number;
};
type Position = { readonly segment: number; readonly part: number };

/** Starting a decoder costs more than the decoding: five seconds at once are heard by one. */
const EVERY_MS = 5_000;
/** More would be older than what the graph shows beside it. */
const MOST_KEPT = 8;

/** How loud rooms are: each few seconds the sound that came since is heard, and handed out second by second. */
export class SoundMeter {
  readonly #rooms = new Map<string, Heard>();

  constructor(private readonly hear: Hear) {}

  /** Hears what is new of these rooms, where it is time; forgets the others. */
  async listen(rooms: ReadonlyMap<string, LiveSession>, now: number): Promise<void> {
    for (const room of this.#rooms.keys()) if (!rooms.has(room)) this.#rooms.delete(room);
    await Promise.all([...rooms].map(([room, live]) => this.#listen(room, live, now)));
  }

  /** The levels of the next seconds of a room, the loudest of them: what was handed out once is gone. */
  take(room: string, seconds: number): SoundLevel | undefined {
    const levels = this.#rooms.get(room)?.levels.splice(0, seconds) ?? [];
    if (levels.length === 0) return undefined;
    return { level: Math.max(...levels.map(({ level }) => level)), peak: Math.max(...levels.map(({ peak }) => peak)) };
  }

  async #listen(room: string, live: LiveSession, now: number): Promise<void> {
    const heard = this.#of(room, live);
    if (heard.isHearing || now < heard.next) return;
    const { film, at } = since(live, heard.at);
    if (film.length < 2) return;
    Object.assign(heard, { isHearing: true, next: now + EVERY_MS, at });
    try {
      heard.levels.push(...(await this.hear(film)));
      heard.levels.splice(0, heard.levels.length - MOST_KEPT);
    } finally {
      heard.isHearing = false;
    }
  }

  #of(room: string, { state }: LiveSession): Heard {
    const known = this.#rooms.get(room);
    if (known?.session === state.session) return known;
    const fresh: Heard = {
      session: state.session,
      at: { segment: -1, part: -1 },
      levels: [],
      isHearing: false,
      next: 0,
    };
    this.#rooms.set(room, fresh);
    return fresh;
  }
}

/** The parts that came after a position, of the newest parameters, behind the head that they need. */
export function since(
  { state, bytes, inits }: Pick<LiveSession, 'state' | 'bytes' | 'inits'>,
  at: Position,
): { readonly film: readonly Buffer[]; readonly at: Position } {
  const last = state.segments.at(-1);
  const head = last && inits.get(last.epoch);
  if (!head || last.slate) return { film: [], at };
  const fresh = state.segments
    .filter(({ number, epoch }) => epoch === last.epoch && number >= at.segment)
    .flatMap(({ number }) => (bytes.get(number) ?? []).map((piece, part) => ({ piece, segment: number, part })))
    .filter(({ segment, part }) => segment > at.segment || part > at.part);
  const reached = fresh.at(-1) ?? at;
  return {
    film: [head, ...fresh.map(({ piece }) => piece)],
    at: { segment: reached.segment, part: reached.part },
  };
}
