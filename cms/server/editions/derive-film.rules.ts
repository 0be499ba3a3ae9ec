import { cut, measure } from './count.rules';
import type { Derive } from './derive-edition.rules';
import { aiLabelOf, leadOf } from './master.rules';

const ROOMY = { unit: 'characters', max: 500 } as const;
const MOST_TAGS = 5;

/** A film with its caption: title, lead, source, label and tags; the story's film is what is posted. */
export const deriveFilm: Derive = (master, { pack, storyUrl }) => {
  const { unit, max } = pack.limits.find(({ field }) => field === 'body') ?? ROOMY;
  const linkless = pack.forbidden.some(({ feature }) => feature === 'outside-links');
  const link = linkless ? null : storyUrl;
  const aiLabel = aiLabelOf(master);
  const tags = master.tags.slice(0, MOST_TAGS);
  const titleOwn = pack.limits.some(({ field }) => field === 'title');
  const opening = titleOwn ? '' : master.title;
  const closing = [aiLabel, tags.map((tag) => `#${tag}`).join(' '), link].filter(Boolean).join('\n');
  const around = [opening, closing].filter(Boolean).join('\n');
  const lead = cut(leadOf(master), Math.max(0, max - measure(`${around}\n`, unit)), unit);
  return {
    form: 'film',
    title: master.title,
    summary: '',
    byline: master.byline,
    blocks: [],
    text: [opening, lead, closing].filter(Boolean).join('\n'),
    cover: master.cover,
    pictures: [],
    film: master.film,
    tags,
    link,
    source: master.source,
    aiLabel,
  };
};
