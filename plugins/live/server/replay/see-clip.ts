import type { SeenClip } from '../../contract';
import { chaptersWithin } from './chapters.rules';
import type { KeptClip } from './clip-store';
import { marked } from './cut-clip';
import type { ReplayDeps } from './replay-deps';
import { goodsChapters, publishedReplay, soldToday } from './see-replay';

/**
 * A clip as everybody may see it: while its story is out, with its goods as the gate has them at this very moment. Whether the whole live was
 * published is another matter: what was reviewed is the clip.
 */
export async function seeClip(
  deps: ReplayDeps,
  { session, id }: { readonly session: string; readonly id: string },
): Promise<SeenClip | undefined> {
  const { database, clips, recordings } = deps;
  const clip = await clips.find(database.read, id);
  if (!clip || clip.session !== session || clip.state !== 'out') return undefined;
  const playback = await recordings.playbackOf(id);
  if (playback === undefined) return undefined;
  const { title, isAd, start: from } = clip;
  const isWhole = (await publishedReplay(deps, session)) !== undefined;
  const chapters = await chaptersOfClip(deps, clip);
  return { playback, chapters, clip: { id, title: marked(title, isAd), isAd, from, isWhole } };
}

/** None where the replay was made again of another recording since: its seconds are not those of the clip. */
async function chaptersOfClip(deps: ReplayDeps, clip: KeptClip): Promise<SeenClip['chapters']> {
  const replay = await deps.replays.find(deps.database.read, clip.session);
  if (replay?.recording !== clip.recording) return [];
  const chapters = chaptersWithin(await goodsChapters(deps, replay), clip);
  return soldToday(deps, chapters, clip.title).map(({ at, title, offer }) => ({ at, title, offer }));
}
