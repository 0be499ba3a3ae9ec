import type { Clock } from '@hearth/cms/kernel';
import type { LiveSession } from '../origin/live-window';
import type { DrawPicture } from '../../engine/ffmpeg/draw-picture';
import { newestKey } from './key-pictures.rules';
import { postersOf, type Poster } from './poster-sizes';

/** The picture that a room shows now. */
export type LivePosters = { of(live: LiveSession): Promise<Poster | undefined> };

type Held = { readonly session: string; until: number; readonly poster: Promise<Poster | undefined> };

/** How long a picture is the newest. */
const FRESH_MS = 10_000;
/** What failed is tried again after this long; many who ask meanwhile start nothing. */
const AGAIN_MS = 1_000;
const MOST = 500;

/** Draws the newest key frame when somebody asks, once in ten seconds for each room, whoever and however many ask. */
export function createLivePosters({ clock, draw }: { readonly clock: Clock; readonly draw: DrawPicture }): LivePosters {
  const held = new Map<string, Held>();
  const now = (): number => clock.now().getTime();
  return {
    of: (live) => {
      const { room } = live.order;
      const { session } = live.state;
      const known = held.get(room);
      if (known?.session === session && known.until > now()) return known.poster;
      const made: Held = { session, until: now() + FRESH_MS, poster: drawn(live, { draw, at: now() }) };
      held.delete(room);
      held.set(room, made);
      const [oldest] = held.keys();
      if (held.size > MOST && oldest !== undefined) held.delete(oldest);
      return made.poster.then((poster) => {
        if (!poster) made.until = now() + AGAIN_MS;
        return poster;
      });
    },
  };
}

async function drawn(
  live: LiveSession,
  { draw, at }: { readonly draw: DrawPicture; readonly at: number },
): Promise<Poster | undefined> {
  const key = newestKey(live);
  const jpeg = key && (await draw(key.head, key.part));
  return jpeg && postersOf(jpeg, at);
}
