import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ContentLocale, RefusalOf } from '@hearth/cms/contract';
import type { Database, Stations } from '@hearth/cms/platform';
import type { LiveReplays, watchErrors, WatchedSession } from '../../contract';
import type { ShownSessionStore } from './shown-session-store';

/** What showing a session to its viewers stands on. */
export type WatchedDeps = {
  readonly database: Pick<Database, 'read'>;
  readonly shown: ShownSessionStore;
  readonly stations: Pick<Stations, 'get'>;
  /** Who keeps replays registers late: asked for when it is needed. */
  readonly replays: () => LiveReplays;
};

type Asked = { readonly id: string; readonly locale: ContentLocale };

/** A session as its viewers see it; a replay only once it was published. */
export async function seeWatched(
  { database, shown, stations, replays }: WatchedDeps,
  { id, locale }: Asked,
): Promise<Result<WatchedSession, RefusalOf<typeof watchErrors, 'SESSION_NOT_FOUND'>>> {
  const found = await shown.find(database.read, id);
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
