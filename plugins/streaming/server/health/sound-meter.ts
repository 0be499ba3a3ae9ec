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
  const epoch = state.segments.at(-1)?.epoch;
  const head = epoch === undefined ? undefined : inits.get(epoch);
  const slate = state.segments.at(-1)?.slate ?? true;
  if (!head || slate) return { film: [], at };
  const film: Buffer[] = [head];
  let reached = at;
  for (const { number, epoch: its } of state.segments) {
    if (its !== epoch || number < at.segment) continue;
    for (const [part, piece] of (bytes.get(number) ?? []).entries()) {
      if (number === at.segment && part <= at.part) continue;
      film.push(piece);
      reached = { segment: number, part };
    }
  }
  return { film, at: reached };
}
