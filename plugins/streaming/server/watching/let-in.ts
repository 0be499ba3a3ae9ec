import type { RefusalOf } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { streamingErrors, ViewerPass } from '../../contract';
import { linkOfViewer, viewerOfLink } from '../passes/pass.rules';
import { hashOfPass } from '../passes/watch-links';
import type { WatchDeps } from './watch-deps';
import type { Watched } from './watched';

/** Why a viewer is not let in. */
export type NotIn = RefusalOf<typeof streamingErrors, 'PASS_NEEDED' | 'PASS_REFUSED'>;

const HOUR = 3_600_000;
/** What is open to all is counted by a pass that outlasts it; by whole hours, so that all who come within one have the same stills. */
const OPEN_HOURS = 24;

/** A pass for whoever shows what they have: their own pass of before, the pass of a link, or nothing, which is enough where everybody may watch. */
export async function letIn(
  deps: WatchDeps,
  found: Watched,
  shown: string | undefined,
): Promise<Result<ViewerPass, NotIn>> {
  const known =
    shown === undefined ? undefined : ((await byOwn(deps, found, shown)) ?? (await byLink(deps, found, shown)));
  const restriction = found.restriction === null ? {} : { restriction: found.restriction };
  if (!found.signed) return ok({ viewer: known?.viewer ?? deps.ids.next(), until: openUntil(deps) });
  if (known) return ok({ ...known, ...restriction });
  return err(shown === undefined ? 'STREAMING.PASS_NEEDED' : 'STREAMING.PASS_REFUSED');
}

type Known = Pick<ViewerPass, 'viewer' | 'until'>;

/** By a pass that was handed out before, here or by another part of the house: the same viewer for as long as it says. */
export async function byOwn(
  { passes, ids }: Pick<WatchDeps, 'passes' | 'ids'>,
  { playbackId }: Pick<Watched, 'playbackId'>,
  shown: string,
): Promise<Known | undefined> {
  const pass = await passes.check(shown);
  if (pass?.playback !== playbackId || pass.audience !== 'v') return undefined;
  const { viewer = ids.next(), until } = pass;
  const link = linkOfViewer(viewer);
  return link !== undefined && (await passes.revoked.has(link)) ? undefined : { viewer, until };
}

async function byLink(
  { database, links, ids }: WatchDeps,
  { room }: Watched,
  shown: string,
): Promise<Known | undefined> {
  const link = await links.open(database.read, { room, hash: hashOfPass(shown) });
  return link && { viewer: viewerOfLink(link.id, ids.next()), until: link.until };
}

const openUntil = ({ clock }: WatchDeps): Date =>
  new Date((Math.floor(clock.now().getTime() / HOUR) + 1 + OPEN_HOURS) * HOUR);
