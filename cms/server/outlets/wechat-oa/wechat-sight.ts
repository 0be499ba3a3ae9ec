import { z } from 'zod';
import type { Posted, Sight } from '../../deliveries/outlet.rules';
import { problemOf, type Refused } from '../refused.rules';

const article = z.object({
  news_item: z.array(z.object({ url: z.string().catch(''), is_deleted: z.boolean().catch(false) })).min(1),
});

const task = z.object({
  publish_status: z.number(),
  article_id: z.string().optional(),
  article_detail: z.object({ item: z.array(z.object({ article_url: z.string() })) }).optional(),
});

/** An article that was published: it is live until WeChat says that it is deleted. */
export function sightOfArticle(body: unknown, posted: Posted): Sight {
  const read = article.safeParse(body);
  if (!read.success) return { kind: 'unclear' };
  const [first] = read.data.news_item;
  if (first === undefined || first.is_deleted) return { kind: 'absent' };
  return { kind: 'live', platformId: posted.platformId, url: first.url === '' ? posted.url : first.url };
}

const REJECTED: Readonly<Record<number, Pick<Refused, 'words' | 'path'>>> = {
  2: { words: 'original' },
  3: { words: 'refused' },
  4: { words: 'review', path: 'body' },
  6: { words: 'blocked' },
};

/** A task of publishing (发布状态): 0 done, 1 under way, 2 to 4 refused, 5 deleted since, 6 banned since. */
export function sightOfTask(body: unknown, posted: Posted): Sight {
  const read = task.safeParse(body);
  if (!read.success) return { kind: 'unclear' };
  const { publish_status: status, article_id: id, article_detail: detail } = read.data;
  if (status === 0 && id !== undefined) {
    return { kind: 'live', platformId: id, url: detail?.item[0]?.article_url ?? null };
  }
  if (status === 1) return { kind: 'review', ...posted };
  if (status === 5) return { kind: 'absent' };
  const { words, path } = REJECTED[status] ?? { words: 'refused' };
  return { kind: 'rejected', problem: problemOf({ kind: 'final', code: `WECHAT_PUBLISH_${status}`, words, path }) };
}
