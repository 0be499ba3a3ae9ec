import { z } from 'zod';
import { httpContract } from './http';
import { fieldWeight, revisionFields } from './review-policy';
import { moment } from './roster-types';
import { contentLocaleSchema } from './stories';

/** A run of words that both texts have, that only the newer has, or that only the older had. */
export const diffRun = z.strictObject({ op: z.enum(['same', 'added', 'removed']), text: z.string() });

/** A run of words in a comparison. */
export type DiffRun = z.output<typeof diffRun>;

/** A paragraph of two bodies laid beside each other. */
export const blockDiff = z.strictObject({
  op: z.enum(['same', 'added', 'removed', 'changed']),
  /** What kind of block the newer text has there, or the older where it is gone. */
  kind: z.string(),
  runs: z.array(diffRun),
});

/** A paragraph of two bodies laid beside each other. */
export type BlockDiff = z.output<typeof blockDiff>;

/** A field that says something else. */
export const fieldDiff = z.strictObject({
  field: z.enum(revisionFields),
  weight: fieldWeight,
  runs: z.array(diffRun),
  /** For the body: its paragraphs; null for a field of one line. */
  blocks: z.array(blockDiff).nullable(),
});

/** A field that says something else. */
export type FieldDiff = z.output<typeof fieldDiff>;

/** A revision as a line of the history (版本). */
export const revisionLine = z.strictObject({
  n: z.int(),
  hash: z.string(),
  author: z.string(),
  role: z.enum(['writer', 'reviewer', 'machine']),
  changed: z.array(z.enum(revisionFields)),
  at: moment,
});

/** A revision as a line of the history. */
export type RevisionLine = z.output<typeof revisionLine>;

const READ = { staff: 'plugin::cms.review.read' } as const;
const which = z.object({ documentId: z.string().regex(/^[a-z0-9]{20,32}$/), locale: contentLocaleSchema });
/** The number of a revision in an address, as far as its column counts. */
const number = (from: 0 | 1) => z.coerce.number().pipe(z.int32().min(from));

/** What a manuscript said, revision by revision, and how any two of them differ. */
export const revisionsContract = httpContract('revisions', {
  list: {
    method: 'GET',
    path: '/cms/revisions/:documentId/:locale',
    summary: '版本记录 All revisions, newest first',
    access: READ,
    params: which,
    result: z.strictObject({ revisions: z.array(revisionLine) }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  one: {
    method: 'GET',
    path: '/cms/revisions/:documentId/:locale/at/:n',
    summary: 'What one revision says, word for word',
    access: READ,
    params: which.extend({ n: number(1) }),
    result: z.strictObject({
      n: z.int(),
      hash: z.string(),
      author: z.string(),
      at: moment,
      content: z.record(z.string(), z.unknown()),
    }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  compare: {
    method: 'GET',
    path: '/cms/revisions/:documentId/:locale/compare',
    summary: '版本对照 Two revisions, word by word; from 0 compares with nothing',
    access: READ,
    params: which,
    query: z.object({ from: number(0), to: number(1) }),
    result: z.strictObject({ from: z.int(), to: z.int(), fields: z.array(fieldDiff) }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
});
