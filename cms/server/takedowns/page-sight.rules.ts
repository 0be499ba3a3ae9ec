/** A page as it came. */
export type PageSeen = { readonly status: number; readonly text: string };

/** What a look at an address says: gone, still there, or nothing reliable. */
export type Saw = 'gone' | 'visible' | 'unclear';

/** Words by which platforms say that a post is no more, whatever their status says. */
const REMOVED =
  /已(?:被)?(?:作者|发布者|平台)?(?:删除|下架)|内容不存在|页面不存在|视频不见了|已失效|has been (?:deleted|removed)|(?:isn['’]t|not) available|video unavailable|page not found/iu;

const GONE: readonly number[] = [404, 410, 451];

/**
 * Reads a page for a post that should be gone. A page that still has its headline shows it, whatever else it says; one that answers
 * without headline and without a word about it proves nothing.
 */
export function sightOf({ status, text }: PageSeen, { title }: { readonly title: string }): Saw {
  if (GONE.includes(status)) return 'gone';
  if (status < 200 || status >= 300) return 'unclear';
  if (title !== '' && plain(text).includes(plain(title))) return 'visible';
  return REMOVED.test(text) ? 'gone' : 'unclear';
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/<[^>]*>/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

const SECOND = 1_000;
/** A watch looks again after this: soon at first, then every minute, later every ten. */
export function nextLook(looks: number): number {
  if (looks < 5) return 2 ** looks * SECOND;
  return looks < 30 ? 60 * SECOND : 600 * SECOND;
}
