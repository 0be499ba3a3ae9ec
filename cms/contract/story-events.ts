import { z } from 'zod';
import { defineEvent } from './events';
import { contentLocaleSchema } from './stories';

const facts = z.strictObject({
  storyId: z.string(),
  locale: contentLocaleSchema,
  column: z.string(),
  at: z.iso.datetime(),
});

const options = { key: ({ storyId }: { storyId: string }) => storyId };

/** A story went out for the first time in a language (发布). */
export const storyPublished = defineEvent('story.published', facts, options);

/** A story that is out says something else now (更正). */
export const storyCorrected = defineEvent('story.corrected', facts, options);

/** A story is out no longer (撤稿). */
export const storyWithdrawn = defineEvent('story.withdrawn', facts, options);

/** A column was made, renamed, moved or removed: what lists columns reads anew. */
export const columnsChanged = defineEvent('columns.changed', z.strictObject({ column: z.string() }));
