import type { LiveReplays } from '../../contract';
import type { ReplayDeps } from './replay-deps';
import { seeClip } from './see-clip';
import { seeSoldReplay } from './see-replay';

/** Replays as whoever shows sessions to viewers asks for them. */
export const replaysPort = (deps: () => ReplayDeps): LiveReplays => ({
  of: async (session) => {
    const found = await seeSoldReplay(deps(), session);
    if (!found.ok) return undefined;
    const { playback, chapters } = found.value;
    return { playback, chapters: chapters.map(({ at, title, offer }) => ({ at, title, offer })) };
  },
  clip: (session, id) => seeClip(deps(), { session, id }),
});
