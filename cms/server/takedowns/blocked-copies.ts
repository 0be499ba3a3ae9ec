import type { ContentLocale } from '../../contract';
import { wordsOf, presentBlocks } from '../stories/present-blocks';
import type { Revision } from '../revisions/revision-store';
import type { Reading } from '../review/review-deps';
import type { BlockStore, Override } from './block-store';
import { COPY_FROM, FEWEST_SHARED, likeness, shinglesOf } from './fingerprint.rules';

/** Words that somebody wants to hand in or send. */
export type Words = {
  readonly station: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly hash: string;
  readonly texts: readonly string[];
};

/** Something that was taken down and that these words resemble; `override` once somebody vouched for them. */
export type Copy = {
  readonly order: string;
  readonly number: string;
  readonly title: string;
  readonly likeness: number;
  readonly override: Override | null;
};

type Deps = { readonly blocks: Pick<BlockStore, 'isAny' | 'near' | 'overrides'> };

/** What these words resemble of all that was taken down at their station and above, the most alike first. */
export async function copiesOf({ blocks }: Deps, read: Reading, words: Words): Promise<readonly Copy[]> {
  if (!(await blocks.isAny(read))) return [];
  const shingles = shinglesOf(words.texts);
  const candidates = await blocks.near(read, { station: words.station, shingles, fewest: FEWEST_SHARED });
  const alike = candidates
    .map(({ size, shared, ...one }) => ({ ...one, likeness: likeness(shared, [size, shingles.length]) }))
    .filter((one) => one.likeness >= COPY_FROM)
    .sort((a, b) => b.likeness - a.likeness);
  if (alike.length === 0) return [];
  const overrides = await blocks.overrides(read, words);
  const once = [...new Map(alike.reverse().map((one) => [one.order, one])).values()].reverse();
  return once.map((one) => ({ ...one, override: overrides.find(({ order }) => order === one.order) ?? null }));
}

/** Of these, what still blocks: two people let nothing pass yet. */
export const stillBlocking = (copies: readonly Copy[]): readonly Copy[] =>
  copies.filter(({ override }) => override?.second == null);

/** The words of a revision, as copies are known by. */
export function wordsOfRevision({ content }: Pick<Revision, 'content'>): readonly string[] {
  const { title, subtitle, summary, body } = content;
  const said = [title, subtitle, summary].filter((one): one is string => typeof one === 'string');
  return [...said, wordsOf(presentBlocks(body, new Map()))];
}
