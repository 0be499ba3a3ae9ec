import { z } from 'zod';

/** The levels of review (审) and of proof (校). */
export const reviewLevel = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** A level of review or of proof. */
export type ReviewLevel = z.infer<typeof reviewLevel>;

/** How much an edit of a field weighs: what it leaves of the signatures that stood. */
export const fieldWeight = z.enum(['material', 'wording', 'technical']);

/** How much an edit of a field weighs. */
export type FieldWeight = z.infer<typeof fieldWeight>;

/** The fields of a manuscript that a reader could notice: they make its revision and its hash. */
export const revisionFields = [
  'title',
  'subtitle',
  'summary',
  'column',
  'byline',
  'body',
  'cover',
  'film',
  'tags',
  'origin',
  'sourceName',
  'sourceUrl',
  'sourceAuthor',
  'sourceLicence',
  'aiDeclaration',
  'aiNote',
] as const;

/** A field of a revision. */
export type RevisionField = (typeof revisionFields)[number];

const rising = (levels: readonly number[]): boolean =>
  levels.every((level, at) => at === 0 || level > (levels[at - 1] ?? 0));

/** The rules by which manuscripts of a column are reviewed (审校规则), one version of them. */
export const reviewRules = z.strictObject({
  /** Which of the three reviews are done, in rising order. None: the publisher's own press is the signature. */
  levels: z.array(reviewLevel).max(3).refine(rising),
  /** Which proofs are done, and before which level each must stand; 4 means before it goes out. */
  proofs: z
    .array(z.strictObject({ proof: reviewLevel, before: z.union([reviewLevel, z.literal(4)]) }))
    .max(3)
    .refine((proofs) => rising(proofs.map(({ proof }) => proof))),
  /** A station with few people: one may sign several levels, never the author, and every report says so. */
  smallStation: z.boolean(),
  /** To which levels a flash may go directly (越级送审). */
  jumpTo: z.array(reviewLevel).max(3),
  /** Where a returned manuscript goes when it is handed in again without a material change. */
  resubmit: z.enum(['to-sender', 'from-start']),
  /** Minutes that each level has (审核时限). */
  minutes: z.strictObject({ '1': z.int().min(5), '2': z.int().min(5), '3': z.int().min(5) }),
  /** Minutes within which what went out first is reviewed in full (先发后审). */
  emergencyMinutes: z.int().min(1).max(1440),
  /** Days after which words that were signed are signed again before they go out (重播重审); null: never. */
  freshDays: z.int().min(1).max(3650).nullable().default(null),
  /** Whether they are signed again as well when the rules have changed since. */
  freshRules: z.boolean().default(false),
  /** What an edit of a field weighs; a field that is not named weighs material. */
  weights: z.partialRecord(z.enum(revisionFields), fieldWeight),
});

/** The rules by which manuscripts of a column are reviewed. */
export type ReviewRules = z.output<typeof reviewRules>;

/** What holds where neither the column, the station nor a station above it says anything: the full three reviews and three proofs. */
export const FULL_REVIEW: ReviewRules = {
  levels: [1, 2, 3],
  proofs: [
    { proof: 1, before: 2 },
    { proof: 2, before: 3 },
    { proof: 3, before: 4 },
  ],
  smallStation: false,
  jumpTo: [],
  resubmit: 'to-sender',
  minutes: { '1': 60, '2': 60, '3': 120 },
  emergencyMinutes: 120,
  freshDays: 90,
  freshRules: true,
  weights: {
    subtitle: 'wording',
    summary: 'wording',
    byline: 'wording',
    cover: 'wording',
    aiNote: 'wording',
    sourceLicence: 'wording',
    tags: 'technical',
  },
};
