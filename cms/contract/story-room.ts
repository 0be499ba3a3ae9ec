import { z } from 'zod';

/** What a reader in the room `feed:STATION` hears: something in the lists of that station or below changed. */
export const feedChanged = z.strictObject({
  type: z.literal('feed.changed'),
  /** The slug of the column; empty where the story stands in none. */
  column: z.string(),
  storyId: z.string(),
  at: z.iso.datetime(),
});

/** What a reader in the room of a feed hears. */
export type FeedChanged = z.infer<typeof feedChanged>;
