import { z } from 'zod';

/** What of an edition is a file: its pictures, its cover, its film. */
export const mediaParts = ['pictures', 'cover', 'film'] as const;

/** What of an edition is a file. */
export type MediaPart = (typeof mediaParts)[number];

const side = z.int().min(1);
const shape = z.tuple([side, side]);
const common = {
  of: z.enum(mediaParts),
  sure: z.boolean(),
  /** The document that says so, where it is another than that of the whole pack. */
  source: z.url().optional(),
};

/** What a platform asks of a file (素材限制): its weight, its length, its pixels, its shape from the narrowest to the widest, its format. */
export const mediaLimit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bytes'), ...common, max: z.int().min(1) }),
  z.strictObject({
    kind: z.literal('seconds'),
    ...common,
    of: z.literal('film'),
    min: z.number().positive().optional(),
    max: z.number().positive().optional(),
  }),
  z.strictObject({ kind: z.literal('pixels'), ...common, minWidth: side, minHeight: side }),
  /** Width to height. Narrower than `from` is cut to it, wider than `to` as well. */
  z.strictObject({ kind: z.literal('shape'), ...common, from: shape, to: shape }),
  z.strictObject({ kind: z.literal('formats'), ...common, mimes: z.array(z.string().regex(/^\w+\/[\w.+-]+$/)).min(1) }),
]);

/** What a platform asks of a file. */
export type MediaLimit = z.output<typeof mediaLimit>;

/** What the media library knows of a file of an edition; null is what nobody measured. */
export const mediaFact = z.strictObject({
  url: z.string(),
  mime: z.string().nullable(),
  bytes: z.int().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  seconds: z.number().nullable(),
});

/** What the media library knows of a file of an edition. */
export type MediaFact = z.output<typeof mediaFact>;
