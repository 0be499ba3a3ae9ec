import { cut, measure } from './count.rules';
import type { Derive } from './derive-edition.rules';
import { aiLabelOf, leadOf, picturesOf } from './master.rules';

const ROOMY = { unit: 'characters', max: 1_000 } as const;
const MOST_TAGS = 3;

/** A post: title, lead, label, tags and the link to the whole story. Where room is short the lead gives way, and never the title. */
export const derivePost: Derive = (master, { pack, storyUrl }) => {
  const { unit, max } = pack.limits.find(({ field }) => field === 'body') ?? ROOMY;
  const linkless = pack.forbidden.some(({ feature }) => feature === 'outside-links');
  const link = linkless ? null : storyUrl;
  const aiLabel = aiLabelOf(master);
  const tags = master.tags.slice(0, MOST_TAGS);
  const titleOwn = pack.limits.some(({ field }) => field === 'title');
  const closing = [aiLabel, tags.map((tag) => `#${tag}#`).join(' '), link].filter(Boolean).join('\n');
  const opening = titleOwn ? '' : bracketed(master.title, master.locale);
  const around = [opening, closing].filter(Boolean).join('\n');
  const lead = cut(leadOf(master), Math.max(0, max - measure(`${around}\n`, unit)), unit);
  const pictures = picturesOf(master).slice(0, pack.media.pictures?.max);
  return {
    form: 'post',
    title: master.title,
    summary: '',
    byline: master.byline,
    blocks: [],
    text: [opening, lead, closing].filter(Boolean).join('\n'),
    cover: master.cover,
    pictures,
    film: master.film,
    tags,
    link,
    source: master.source,
    aiLabel,
  };
};

/** Chinese newsrooms set the headline of a post in lenticular brackets. */
const bracketed = (title: string, locale: string): string => (locale === 'en' ? title : `【${title}】`);
