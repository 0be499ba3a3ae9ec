import { EARLIER_WORDS_SHOWN, type EarlierWords, type StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Database } from '../../platform';
import { compareBodies, compareWords } from '../revisions/compare-words';
import type { ItemStore } from './item-store';
import type { PastStore } from './past-store';

/** What a view of earlier words is handed. */
export type PastDeps = {
  readonly database: Pick<Database, 'read'>;
  readonly items: Pick<ItemStore, 'byId'>;
  readonly past: Pick<PastStore, 'of'>;
};

type Words = { readonly title: string; readonly body: string };

/** What an item said before, the newest first, each beside what it became. */
export async function viewPast(
  { database: { read }, items, past }: PastDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ versions: EarlierWords[] }, Refusal<'HEARTH.NOT_FOUND', undefined>>> {
  const item = await items.byId(read, actor.stations, id);
  if (!item) return err('HEARTH.NOT_FOUND');
  const earlier = await past.of(read, id, EARLIER_WORDS_SHOWN);
  // What became of each is the one after it; of the newest, what the item says now.
  return ok({ versions: earlier.map((one, at) => compared(one, earlier[at - 1] ?? item)) });
}

function compared(before: Words & { n: number; url: string | null; until: Date }, after: Words): EarlierWords {
  const { n, url, until } = before;
  return {
    ...{ n, url, until: until.toISOString() },
    title: [...compareWords(before.title, after.title)],
    body: [...compareBodies(paragraphsOf(before.body), paragraphsOf(after.body))],
  };
}

/** A plain text as the comparing of manuscripts takes it. */
const paragraphsOf = (text: string): readonly object[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph', children: [{ text: line }] }));
