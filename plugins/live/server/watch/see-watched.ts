import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ContentLocale, RefusalOf } from '@hearth/cms/contract';
import type { Database, Stations } from '@hearth/cms/platform';
import type { LiveReplays, watchErrors, WatchedSession } from '../../contract';
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

type Asked = { readonly id: string; readonly locale: ContentLocale; readonly pass?: string | undefined };

/** A session as its viewers see it; a replay only once it was published, a rehearsal only by a pass. */
export async function seeWatched(
  deps: WatchedDeps,
  { id, locale, pass }: Asked,
): Promise<Result<WatchedSession, RefusalOf<typeof watchErrors, 'SESSION_NOT_FOUND'>>> {
  const { database, shown, stations, replays } = deps;
  const found = (await shown.find(database.read, id)) ?? (await asGuest(deps, id, pass));
  if (!found) return err('WATCH.SESSION_NOT_FOUND');
  const { station: slug, plannedAt, beganAt, endedAt, ...session } = found;
  const replay = await replays().of(found.id);
  return ok({
    ...session,
    station: { slug, name: (await stations.get(slug))?.name[locale] ?? slug },
    plannedAt: plannedAt.toISOString(),
    beganAt: beganAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    replay: replay ? { playback: replay.playback, chapters: [...replay.chapters] } : null,
  });
}

async function asGuest(
  { database, shown, guests }: WatchedDeps,
  id: string,
  pass: string | undefined,
): Promise<ShownSession | undefined> {
  if (pass === undefined) return undefined;
  const found = await shown.rehearsal(database.read, id);
  return found && guests.isGood(found.room, pass) ? found : undefined;
}
