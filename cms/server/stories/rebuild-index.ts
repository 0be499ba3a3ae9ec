import type { Clock } from '../../kernel';
import type { Database, Tx } from '../../platform';
import { reindex, type Published } from './keep-index';
import type { StoryIndex, StoryIndexWriter } from './story-index-store';
import type { StoryStore } from './story-store';

type Deps = {
  readonly database: Pick<Database, 'transaction'>;
  readonly index: Pick<StoryIndex, 'ids'>;
  readonly writer: StoryIndexWriter;
  readonly stories: Pick<StoryStore, 'publishedIds'>;
  readonly published: (tx: Tx, id: string) => Promise<Published>;
  readonly clock: Clock;
};

/**
 * Indexes every published story anew and forgets what is published no longer; for after the rules of cutting words changed, or a
 * language was removed past the document service. Story by story, so that publishing goes on meanwhile.
 */
export async function rebuildIndex({ database, index, writer, stories, published, clock }: Deps): Promise<number> {
  const ids = new Set([...(await stories.publishedIds()), ...(await index.ids())]);
  for (const id of ids) await database.transaction((tx) => reindex({ index: writer, published, clock }, tx, id));
  return ids.size;
}
