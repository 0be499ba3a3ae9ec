import { theHouse } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { clipMachine } from './clip.machine';
import type { ReplayDeps } from './replay-deps';

/** What became of a story in one language. */
export type StoryNews = { readonly storyId: string; readonly locale: string; readonly isOut: boolean };

/** A clip is seen for as long as its story is out in any language; news that came before changes nothing. */
export async function followStories(
  { clips, ledger }: Pick<ReplayDeps, 'clips' | 'ledger'>,
  tx: Tx,
  { storyId, locale, isOut }: StoryNews,
): Promise<void> {
  const clip = await clips.holdByStory(tx, storyId);
  if (!clip) return;
  const others = clip.outLocales.filter((one) => one !== locale);
  const outLocales = isOut ? [...others, locale].sort() : others;
  const isSeen = outLocales.length > 0;
  const event = isSeen ? 'go-out' : 'come-down';
  const next = clipMachine.next(clip.state, event);
  const state = next.ok ? next.value.state : clip.state;
  const isSame = state === clip.state && outLocales.length === clip.outLocales.length;
  if (isSame || isSeen !== (state === 'out')) return;
  await clips.move(tx, clip, { state, outLocales });
  if (state === clip.state) return;
  const actor = theHouse('live.clips', clip.station);
  ledger.append(tx, { actor, action: `live-clip.${state}`, subject: clip.id, facts: { story: storyId, locale } });
}
