import type { RefusalOf } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type {
  DriverRefusal,
  LiveStreaming,
  OfferedRecording,
  streamingErrors,
  ViewerPass,
  Watching,
} from '../../contract';
import { letIn, type NotIn } from './let-in';
import { stationNamed } from './station-named';
import type { WatchDeps } from './watch-deps';
import type { Watched } from './watched';

/** What a player asks. */
export type Asks = { readonly playback: string; readonly pass?: string | undefined; readonly locale: 'zh-Hans' | 'en' };

type Refused = NotIn | DriverRefusal | RefusalOf<typeof streamingErrors, 'PLAYBACK_NOT_FOUND' | 'PROVIDER_BUSY'>;

/** All that a player needs for one live or one recording, with a token of this viewer's own. */
export async function watch(deps: WatchDeps, { playback, pass, locale }: Asks): Promise<Result<Watching, Refused>> {
  const found = await deps.find(playback);
  if (!found) return err('STREAMING.PLAYBACK_NOT_FOUND');
  const driver = deps.drivers.named(found.driver);
  if (!driver) return err('STREAMING.PROVIDER_BUSY');
  const viewer = await letIn(deps, found, pass);
  if (!viewer.ok) return viewer;
  const addresses = await addressesFor(driver, found, viewer.value);
  if (!addresses.ok) return addresses;
  const viewers = await driver.viewers(found.ref);
  const { until, restriction, viewer: name } = viewer.value;
  const own = await deps.passes.issuer.token({
    ...{ playback: found.playbackId, audience: 'v', until, restriction, viewer: name },
  });
  const { playbackId, kind, title, since, seconds, state, audioOnly, chapters, signed } = found;
  return ok({
    ...{ playbackId, kind, title, state, since, seconds, audioOnly, chapters },
    ...addresses.value,
    words: wordsOf(found, own),
    station: await stationNamed(deps.stations, found.station, locale),
    pass: own,
    expiresAt: signed ? until.toISOString() : null,
    viewers: viewers.ok ? viewers.value : 0,
    recording: await offered(deps, found, viewer.value),
  });
}

/** Of a live that others hand out, whose playlists we do not write. */
function wordsOf({ kind, driver, playbackId, signed }: Watched, pass: string): string | null {
  if (kind !== 'live' || driver === 'local') return null;
  return `/api/streaming/watch/${playbackId}/words${signed ? `?pass=${pass}` : ''}`;
}

/** Whoever was let into a room may see what was shown there: as the same viewer, and for as long. */
async function offered(
  { passes }: WatchDeps,
  { recording, signed }: Watched,
  { viewer, until, restriction }: ViewerPass,
): Promise<OfferedRecording | null> {
  if (!recording) return null;
  const { playbackId } = recording;
  if (playbackId === null || !signed) return { ...recording, pass: null };
  const pass = await passes.issuer.token({ playback: playbackId, audience: 'v', until, viewer, restriction });
  return { ...recording, pass };
}

type Addresses = Pick<Watching, 'hls' | 'poster' | 'storyboard'>;

/** Whoever watches what is open is counted by the token; a service that gives none there is asked without. */
async function addressesFor(
  driver: LiveStreaming,
  { playbackId, signed, stills }: Watched,
  viewer: ViewerPass,
): Promise<Result<Addresses, DriverRefusal>> {
  const isCounted = signed || driver.driver === 'local';
  const given = await driver.playback(playbackId, isCounted ? viewer : undefined);
  if (!given.ok) return given;
  const { hls, poster, storyboard } = given.value;
  return ok({ hls, poster: stills.poster ? poster : null, storyboard: stills.storyboard ? storyboard : null });
}
