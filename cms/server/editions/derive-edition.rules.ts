import type { ChannelPlatform, EditionContent, RulePack } from '../../contract';
import { deriveArticle } from './derive-article.rules';
import { deriveFilm } from './derive-film.rules';
import { derivePost } from './derive-post.rules';
import type { Master } from './master.rules';

/** What a derivation is made for. */
export type For = { readonly pack: RulePack; readonly storyUrl: string | null };

/** A derivation (派生规则): the same revision and pack give the same edition, so that it inherits the revision's signatures. */
export type Derive = (master: Master, wanted: For) => EditionContent;

const FORMS: Readonly<Record<ChannelPlatform, EditionContent['form']>> = {
  app: 'article',
  feed: 'article',
  'wechat-oa': 'article',
  toutiao: 'article',
  weibo: 'post',
  xiaohongshu: 'post',
  x: 'post',
  facebook: 'post',
  douyin: 'film',
  kuaishou: 'film',
  bilibili: 'film',
  'wechat-channels': 'film',
  youtube: 'film',
};

const BY_FORM: Readonly<Record<EditionContent['form'], Derive>> = {
  article: deriveArticle,
  post: derivePost,
  film: deriveFilm,
};

/** The name under which an edition keeps how it was made: which rule, which pack. Raise the rule's number when it changes. */
export const ruleOf = ({ id, version }: RulePack): string => `${FORMS[id]}.1/${id}.${version}`;

/** Derives the edition of a platform from a signed revision. */
export const deriveEdition: Derive = (master, wanted) => BY_FORM[FORMS[wanted.pack.id]](master, wanted);
