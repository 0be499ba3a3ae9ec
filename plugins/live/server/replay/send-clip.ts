import { err, ok, type Err, type Refusal, type Result } from '@hearth/cms/kernel';
import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { ClipEvent, LiveClip, replayErrors, SendClip } from '../../contract';
import { marked } from './cut-clip';
import { clipMachine } from './clip.machine';
import type { KeptClip } from './clip-store';
import type { ReplayDeps } from './replay-deps';
import { shownClip } from './see-replay';

type Refused =
  | RefusalOf<typeof replayErrors, 'CLIP_NOT_FOUND' | 'CLIP_STATE' | 'GOODS_BARRED'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;
type Which = { readonly id: string; readonly version: number };

/**
 * Hands a clip to the kitchen. Its goods are asked for under the gate's lock: whatever may not be shown now is not sent on. The draft says that it is
 * advertising before it says anything else; who reviews it and when it is seen is the kitchen's matter.
 */
export async function sendClip(
  deps: ReplayDeps,
  actor: StaffActor,
  { words, column, ...which }: SendClip & { readonly id: string },
): Promise<Result<LiveClip, Refused>> {
  return deps.database.transaction(async (tx): Promise<Result<LiveClip, Refused>> => {
    const found = await held(deps, tx, { actor, which, event: 'send' });
    if (!found.ok) return found;
    const clip = found.value;
    const products = [...new Set(clip.goods.map(({ product }) => product))];
    const barred = products.length === 0 ? 0 : (await deps.gate.recheck(tx, products)).size;
    if (barred > 0) return err('REPLAY.GOODS_BARRED', { count: barred });
    const text = textOf(clip, words);
    const { station, title, isAd } = clip;
    const draft = { station, column, title: marked(title, isAd), byline: actor.name, writer: actor.id, text };
    const link = { words: '观看片段', to: addressOf(clip) };
    const manuscript = await deps.drafts.write({ ...draft, link });
    return moved(deps, tx, { actor, clip, to: { state: 'sent', manuscript } });
  });
}

/** Puts a clip aside that nobody handed on. */
export async function dropClip(deps: ReplayDeps, actor: StaffActor, which: Which): Promise<Result<LiveClip, Refused>> {
  return deps.database.transaction(async (tx): Promise<Result<LiveClip, Refused>> => {
    const found = await held(deps, tx, { actor, which, event: 'drop' });
    return found.ok ? moved(deps, tx, { actor, clip: found.value, to: { state: 'dropped' } }) : found;
  });
}

/** What the draft says: first that it is advertising and of what it was cut, then the words. */
function textOf({ isAd }: KeptClip, words: string): string {
  const mark = '广告：本片段剪自商品直播。';
  return [...(isAd ? [mark] : []), words].filter((line) => line !== '').join('\n');
}

/** Where it is seen once its story is out. */
const addressOf = ({ session, id }: KeptClip): string => `/watch/${session}?clip=${id}`;

type Asked = { readonly actor: StaffActor; readonly which: Which; readonly event: ClipEvent };

async function held(
  { clips }: ReplayDeps,
  tx: Tx,
  { actor, which: { id, version }, event }: Asked,
): Promise<Result<KeptClip, Refused>> {
  const clip = await clips.hold(tx, actor.stations, id);
  if (!clip) return err('REPLAY.CLIP_NOT_FOUND');
  if (clip.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
  return clipMachine.next(clip.state, event).ok ? ok(clip) : stateOf(clip);
}

const stateOf = ({ state }: KeptClip): Err<Refusal<'REPLAY.CLIP_STATE', { state: string }>> =>
  err('REPLAY.CLIP_STATE', { state });

type Moving = {
  readonly actor: StaffActor;
  readonly clip: KeptClip;
  readonly to: { readonly state: 'sent' | 'dropped'; readonly manuscript?: string };
};

async function moved(
  { clips, ledger }: ReplayDeps,
  tx: Tx,
  { actor, clip, to }: Moving,
): Promise<Result<LiveClip, Refused>> {
  if (!(await clips.move(tx, clip, to))) return err('HEARTH.CHANGED_MEANWHILE');
  const { id, session, station, version } = clip;
  ledger.append(tx, {
    actor: { ...actor, station },
    action: `live-clip.${to.state}`,
    subject: id,
    facts: { session, ...to },
  });
  const { manuscript = clip.manuscript } = to;
  return ok(shownClip({ ...clip, state: to.state, manuscript, version: version + 1 }));
}
