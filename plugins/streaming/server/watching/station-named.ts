import type { ContentLocale, Named } from '@hearth/cms/contract';
import type { Stations } from '@hearth/cms/platform';

/** A station with its name in the reader's language. */
export async function stationNamed(
  stations: Pick<Stations, 'get'>,
  slug: string,
  locale: ContentLocale,
): Promise<Named> {
  return { slug, name: (await stations.get(slug))?.name[locale] ?? slug };
}
