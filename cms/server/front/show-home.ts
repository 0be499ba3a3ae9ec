import type { Column, ContentLocale, Home, Station, StoryCard } from '../../contract';
import { err, ok, type Clock, type Refusal, type Result } from '../../kernel';
import type { Stations } from '../../platform';

/** What the front page asks of others. */
export type HomeDeps = {
  readonly stations: Pick<Stations, 'tree'>;
  readonly stories: {
    columns(query: { readonly station: string; readonly locale: ContentLocale }): Promise<readonly Column[]>;
    cards(ids: readonly string[], locale: ContentLocale): Promise<readonly StoryCard[]>;
  };
  readonly clock: Clock;
  /** Whether a switch has turned a station grey, by itself or with one above it. */
  isMourning(station: string): Promise<boolean>;
  /** The stories that breaking mode names for a station, by itself or with one above it. */
  breaking(station: string): Promise<readonly string[]>;
};

/** Shows whose app this is. Without a station it is that of the station all others stand below. */
export async function showHome(
  { stations, stories, clock, isMourning, breaking }: HomeDeps,
  { station: slug, locale }: { readonly station?: string | undefined; readonly locale: ContentLocale },
): Promise<Result<Home, Refusal<'HEARTH.NOT_FOUND', undefined>>> {
  const tree = await stations.tree();
  const station = slug === undefined ? tree.root : tree.get(slug);
  if (!station) return err('HEARTH.NOT_FOUND');
  const columns = await stories.columns({ station: station.slug, locale });
  const first = await stories.cards(await breaking(station.slug), locale);
  return ok({
    station: {
      slug: station.slug,
      name: station.name[locale],
      slogan: station.slogan[locale] === '' ? null : station.slogan[locale],
      inks: [station.inks.cool, station.inks.warm],
    },
    stations: tree.all.map((one) => ({
      slug: one.slug,
      name: one.name[locale],
      level: one.level,
      parent: one.parent,
    })),
    columns: [...columns],
    mode: (await isMourning(station.slug)) ? 'mourning' : modeOf(station),
    breaking: first.map(({ id, title }) => ({ id, title })),
    asOf: clock.now().toISOString(),
  });
}

function modeOf({ settings }: Station): Home['mode'] {
  return settings['mode'] === 'mourning' ? 'mourning' : 'normal';
}
