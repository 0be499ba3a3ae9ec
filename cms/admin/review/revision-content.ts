import { z } from 'zod';

const text = z.string().catch('');
const asset = z
  .object({ url: z.string(), name: text, alternativeText: text.nullable(), caption: text.nullable() })
  .nullable()
  .catch(null);

/** What a revision says, as far as the page shows it; what cannot be read is left empty and never stops the page. */
export const revisionContent = z.object({
  title: text,
  subtitle: text,
  summary: text,
  column: text,
  byline: text,
  tags: text,
  origin: text,
  sourceName: text,
  sourceUrl: text,
  sourceAuthor: text,
  sourceLicence: text,
  aiDeclaration: text,
  aiNote: text,
  cover: asset,
  film: asset,
  body: z.array(z.unknown()).catch([]),
});

/** What a revision says. */
export type RevisionContent = z.output<typeof revisionContent>;

/** A picture or film of a revision. */
export type Asset = NonNullable<RevisionContent['cover']>;
