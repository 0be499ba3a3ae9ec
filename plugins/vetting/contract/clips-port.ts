import { definePort } from '@hearth/cms/contract';
import { z } from 'zod';

/** A clip that shows goods (出现该商品的片段): where it stands, and what people have to do about it. */
export const shownClipSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  /** The live out of which it was cut, and when the goods were shown there. */
  session: z.uuid(),
  shownAt: z.iso.datetime(),
  seconds: z.number(),
  /** Whether viewers can see it now; the story that shows it. */
  isOut: z.boolean(),
  manuscript: z.string().nullable(),
  madeAt: z.iso.datetime(),
});

/** A clip that shows goods. */
export type ShownClip = z.output<typeof shownClipSchema>;

/** Finds clips by what they show; whoever cuts lives answers. */
export type ClipFinder = {
  /** The newest first; a few hundred at most. */
  clipsShowing(of: { readonly station: string; readonly product: string }): Promise<readonly ShownClip[]>;
};

/** Where whoever cuts lives says so (片段登记), so that a recall finds what is still out. */
export type ClipBook = {
  /** While starting, once. */
  foundBy(finder: ClipFinder): void;
  /** Nobody in a house without lives. */
  finder(): ClipFinder | undefined;
};

/** Where it is found. */
export const clipBookPort = definePort<ClipBook>('vetting.clip-book');
