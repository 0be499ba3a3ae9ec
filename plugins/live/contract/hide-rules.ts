/** Why a message may be hidden (隐藏规则): what is forbidden, by which law, and whether that also holds for one that judges goods badly. */
export type HideRule = {
  readonly id: string;
  readonly text: { readonly 'zh-Hans': string; readonly en: string };
  readonly law: string;
  /** False: nobody may hide a bad judgement of goods for this reason. */
  readonly reachesReviews: boolean;
};

/** All reasons there are. Pages offer these and no others, and what was hidden keeps the id. */
export const hideRules = [
  {
    id: 'illegal',
    text: { 'zh-Hans': '违法信息', en: 'Illegal content' },
    law: '《网络信息内容生态治理规定》第六条',
    reachesReviews: true,
  },
  {
    id: 'personal-data',
    text: { 'zh-Hans': '泄露他人个人信息', en: 'Somebody else’s personal data' },
    law: '《个人信息保护法》第十条',
    reachesReviews: true,
  },
  {
    id: 'insult',
    text: { 'zh-Hans': '辱骂或人身攻击', en: 'Insults or attacks on a person' },
    law: '《网络信息内容生态治理规定》第二十一条',
    reachesReviews: true,
  },
  {
    id: 'fraud',
    text: { 'zh-Hans': '冒充他人或诈骗', en: 'Impersonation or fraud' },
    law: '《反电信网络诈骗法》第二十五条',
    reachesReviews: true,
  },
  {
    id: 'minors',
    text: { 'zh-Hans': '涉未成年人的不当内容', en: 'Unfit content about minors' },
    law: '《未成年人保护法》第七十七条',
    reachesReviews: true,
  },
  {
    id: 'lure-away',
    text: { 'zh-Hans': '引导到站外交易', en: 'Luring buyers to deals elsewhere' },
    law: '《直播电商监督管理办法》第三十四条',
    reachesReviews: false,
  },
  {
    id: 'flood',
    text: { 'zh-Hans': '刷屏', en: 'Flooding' },
    law: '本台《直播间互动规则》',
    reachesReviews: false,
  },
  {
    id: 'off-topic',
    text: { 'zh-Hans': '与直播无关', en: 'Nothing to do with this live' },
    law: '本台《直播间互动规则》',
    reachesReviews: false,
  },
] as const satisfies readonly HideRule[];

/** The id of a reason. */
export type HideRuleId = (typeof hideRules)[number]['id'];

/** The ids of all reasons. */
export const hideRuleIds = hideRules.map(({ id }) => id);

/** A reason by its id. */
export const hideRule = (id: string): HideRule | undefined => hideRules.find((rule) => rule.id === id);
