import { ok, type Clock } from '@hearth/cms/kernel';
import type { Audience, LiveStreaming, ViewerPass } from '../../../contract';
import type { Issuer } from '../../passes/issuer';

/** What playback by processes of our own stands on. */
export type LocalPlaybackDeps = {
  readonly issuer: Pick<Issuer, 'token'>;
  readonly clock: Clock;
  /** How many all nodes saw lately. */
  readonly count: (playback: string) => Promise<number>;
};

/** Addresses for players, and how many there are. */
export type LocalPlayback = Pick<LiveStreaming, 'playback' | 'viewers'>;

/** Every viewer asks how many there are: the database is asked once in two seconds. */
const COUNT_KEPT = 2_000;
const MOST_COUNTED = 1_000;

/** Addresses below `/live/`, each with the token that it needs; what is called a stream is called so by viewers as well. */
export function localPlayback({ issuer, clock, count }: LocalPlaybackDeps): LocalPlayback {
  const counted = new Map<string, { readonly at: number; readonly number: Promise<number> }>();
  return {
    async playback(id, viewer) {
      const signed = (audience: Audience, file: string): Promise<string> =>
        address(issuer, { id, viewer, audience, file });
      const [hls, poster, storyboard] = await Promise.all([
        signed('v', 'index.m3u8'),
        signed('t', 'poster.jpg'),
        signed('s', 'storyboard.vtt'),
      ]);
      return ok({ hls, poster, storyboard });
    },
    async viewers(ref) {
      const now = clock.now().getTime();
      const known = counted.get(ref);
      if (known && now - known.at < COUNT_KEPT) return ok(await known.number);
      if (counted.size >= MOST_COUNTED) counted.clear();
      const number = count(ref);
      counted.set(ref, { at: now, number });
      number.catch(() => counted.delete(ref));
      return ok(await number);
    },
  };
}

type Wanted = {
  readonly id: string;
  readonly viewer: ViewerPass | undefined;
  readonly audience: Audience;
  readonly file: string;
};

async function address(issuer: Pick<Issuer, 'token'>, { id, viewer, audience, file }: Wanted): Promise<string> {
  const plain = `/live/${id}/${file}`;
  if (!viewer) return plain;
  const { until, restriction } = viewer;
  // Stills are the same for all, so all that may watch as long have one token for them.
  const name = audience === 'v' ? viewer.viewer : undefined;
  return `${plain}?token=${await issuer.token({ playback: id, audience, until, restriction, viewer: name })}`;
}
