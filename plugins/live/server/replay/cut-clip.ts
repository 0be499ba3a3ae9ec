import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { ClipGoods, CutClip, LiveClip } from '../../contract';
import { shownBetween } from './chapters.rules';
import type { ReplayDeps } from './replay-deps';
import type { KeptReplay } from './replay-store';
import { shownClip } from './see-replay';

/**
 * Cuts a clip of the replay of a live. The recording is cut under the number that the page chose, and the clip noted under the same: whoever presses
 * twice, or after a host died in between, gets the same clip.
 */
export async function cutClip(
  deps: ReplayDeps,
  actor: StaffActor,
  { session: id, ...wish }: CutClip & { readonly session: string },
): Promise<Result<LiveClip, Refusal>> {
  const { database, known, replays, recordings } = deps;
  const session = await known.find(database.read, actor.stations, id);
  if (!session) return err('REPLAY.SESSION_NOT_FOUND');
  const replay = await replays.find(database.read, id);
  if (!replay) return err('REPLAY.NOT_MADE');
  const { start, end, title } = wish;
  if (end <= start || end > replay.seconds) return err('REPLAY.PIECE');
  const goods = shownBetween(await known.pinsOf(database.read, [id]), replay, wish);
  const words = marked(title, wish.isAd || goods.length > 0);
  const pieces = [{ recording: replay.recording, start, end }];
  const cut = await recordings.cut(actor, { opId: wish.id, title: words, pieces, precise: false });
  if (!cut.ok) return cut;
  return note(deps, actor, { replay, wish, goods });
}

/** What is advertising says so in its very name (《广告法》第十四条、《直播电商监督管理办法》第三十五条). */
export const marked = (title: string, isAd: boolean): string => (isAd ? `【广告】${title}` : title);

type Noting = { readonly replay: KeptReplay; readonly wish: CutClip; readonly goods: readonly ClipGoods[] };

function note(
  { database, clips, ledger }: ReplayDeps,
  actor: StaffActor,
  { replay: { session, station, recording }, wish, goods }: Noting,
): Promise<Result<LiveClip, Refusal<'REPLAY.CLIP_NOT_FOUND', undefined>>> {
  const { id, title, start, end } = wish;
  const isAd = wish.isAd || goods.length > 0;
  return database.transaction(async (tx): Promise<Result<LiveClip, Refusal<'REPLAY.CLIP_NOT_FOUND', undefined>>> => {
    const words = { id, station, session, recording, title, start, end, isAd, goods: [...goods] };
    const isNews = await clips.insert(tx, { ...words, by: actor.id });
    const clip = await clips.hold(tx, actor.stations, id);
    // A number of somebody else's clip.
    if (!clip || clip.session !== session) return err('REPLAY.CLIP_NOT_FOUND');
    const facts = { session, start, end, isAd, products: goods.map(({ product }) => product) };
    const doer: StaffActor = { ...actor, station };
    if (isNews) ledger.append(tx, { actor: doer, action: 'live-clip.cut', subject: id, facts });
    return ok(shownClip(clip));
  });
}
