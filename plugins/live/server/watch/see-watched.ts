import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ContentLocale, RefusalOf } from '@hearth/cms/contract';
import type { Database, Stations } from '@hearth/cms/platform';
import type { LiveReplays, Played, watchErrors, WatchedSession } from '../../contract';
import type { GuestPasses } from '../room/guest-passes';
import type { ShownSession, ShownSessionStore } from './shown-session-store';

/** What showing a session to its viewers stands on. */
export type WatchedDeps = {
  readonly database: Pick<Database, 'read'>;
  readonly shown: ShownSessionStore;
  readonly stations: Pick<Stations, 'get'>;
  /** Who keeps replays registers late: asked for when it is needed. */
  readonly replays: () => LiveReplays;
  readonly guests: Pick<GuestPasses, 'isGood'>;
};

type Asked = {
  readonly id: string;
  readonly locale: ContentLocale;
  readonly pass?: string | undefined;
  readonly clip?: string | undefined;
};

/** A session as its viewers see it; a replay only once it was published, a clip while its story is out, a rehearsal only by a pass. */
export async function seeWatched(
  deps: WatchedDeps,
  { id, locale, pass, clip }: Asked,
): Promise<Result<WatchedSession, RefusalOf<typeof watchErrors, 'SESSION_NOT_FOUND' | 'CLIP_NOT_FOUND'>>> {
  const { database, shown, replays } = deps;
  const found = (await shown.find(database.read, id)) ?? (await asGuest(deps, id, pass));
  if (!found) return err('WATCH.SESSION_NOT_FOUND');
  const piece = clip === undefined ? undefined : await replays().clip(found.id, clip);
  if (clip !== undefined && !piece) return err('WATCH.CLIP_NOT_FOUND');
  const replay = playedOf(piece ?? (await replays().of(found.id)));
  return ok({ ...(await saidOf(deps, found, locale)), replay, clip: piece?.clip ?? null });
}

type Said = Omit<WatchedSession, 'replay' | 'clip'>;

async function saidOf({ stations }: WatchedDeps, found: ShownSession, locale: ContentLocale): Promise<Said> {
  const { station: slug, plannedAt, beganAt, endedAt, ...session } = found;
  return {
    ...session,
    station: { slug, name: (await stations.get(slug))?.name[locale] ?? slug },
    plannedAt: plannedAt.toISOString(),
    beganAt: beganAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}

const playedOf = (played: Played | undefined): WatchedSession['replay'] =>
  played ? { playback: played.playback, chapters: [...played.chapters] } : null;

async function asGuest(
  { database, shown, guests }: WatchedDeps,
  id: string,
  pass: string | undefined,
): Promise<ShownSession | undefined> {
  if (pass === undefined) return undefined;
  const found = await shown.rehearsal(database.read, id);
  return found && guests.isGood(found.room, pass) ? found : undefined;
}
