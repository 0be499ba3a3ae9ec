import type { Derive } from './derive-edition.rules';
import { aiLabelOf, picturesOf } from './master.rules';

/** An article: the whole text with its pictures. Nothing is cut, for nobody signed shorter words. */
export const deriveArticle: Derive = (master, { storyUrl }) => ({
  form: 'article',
  title: master.title,
  summary: master.summary,
  byline: master.byline,
  blocks: [...master.blocks],
  text: '',
  cover: master.cover,
  pictures: [...picturesOf(master)],
  film: master.film,
  tags: [...master.tags],
  link: storyUrl,
  source: master.source,
  aiLabel: aiLabelOf(master),
});
