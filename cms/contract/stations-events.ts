import { z } from 'zod';
import { defineEvent } from './events';
import { stationSlug } from './stations';

/** The tree of stations changed, or how a station calls and shows itself: whoever keeps it in memory reads it anew. */
export const stationChanged = defineEvent('station.changed', z.object({ slug: stationSlug }), {
  key: ({ slug }) => slug,
});
