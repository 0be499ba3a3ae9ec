import type { DutyPost, NoticeRule, NoticeWebhook, Station } from '../../contract';
import { useReading, type Reading } from '../reach/use-reading';

/** A kind of notice as a rule can be about it. */
export type RuleKind = { readonly kind: string; readonly name: { readonly 'zh-Hans': string; readonly en: string } };

/** What rules are made of: the rules, what they can be about, the robots and posts they can name, and the stations one sees. */
export type RuleBook = {
  readonly rules: readonly NoticeRule[];
  readonly kinds: readonly RuleKind[];
  readonly robots: readonly NoticeWebhook[];
  readonly posts: readonly DutyPost[];
  readonly own: string;
  readonly stations: readonly Station[];
};

/** Reads them as one: a rule without the name of its robot says nothing. */
export function useRules(): Reading<RuleBook> {
  const rules = useReading<Pick<RuleBook, 'rules' | 'kinds'>>('/cms/notice-rules');
  const robots = useReading<{ webhooks: NoticeWebhook[] }>('/cms/notice-webhooks');
  const roster = useReading<Pick<RuleBook, 'posts'>>('/cms/roster/posts');
  const tree = useReading<Pick<RuleBook, 'own' | 'stations'>>('/cms/stations');
  const all = [rules, robots, roster, tree];
  return {
    value: bookOf(rules.value, robots.value?.webhooks, { ...roster.value, ...tree.value }),
    failed: all.some(({ failed }) => failed),
    reload: () => {
      for (const { reload } of all) reload();
    },
  };
}

type Rules = Pick<RuleBook, 'rules' | 'kinds'>;
type House = Partial<Pick<RuleBook, 'posts' | 'own' | 'stations'>>;

function bookOf(rules: Rules | undefined, robots: RuleBook['robots'] | undefined, house: House): RuleBook | undefined {
  const { posts, own, stations } = house;
  if (!rules || !robots || !posts || own === undefined || !stations) return undefined;
  return { ...rules, robots, posts, own, stations };
}
