import type { Text } from '@hearth/cms/kernel';
import { ANCHOR_AGES, gateConditionNames, type GateConditionName, type GateMoment } from '../../contract';
import { isApart, missingRoles } from '../duty/duty.rules';
import { ageOn } from './age.rules';
import type { GateFacts, ItemFacts } from './gate-facts.rules';

/** A condition for going live: when it is asked, what it looks at, and what to do where it does not hold. */
export type Condition = {
  readonly moments: readonly GateMoment[];
  /** It counts for a rehearsal too: what is seen there is seen. */
  readonly inRehearsal?: true;
  readonly about: Text;
  /** Whether it holds, or the lines on account of which it does not. */
  readonly check: (facts: GateFacts) => boolean | readonly string[];
};

const BEFORE: readonly GateMoment[] = ['ready', 'go-live'];
const BEFORE_AND_PIN: readonly GateMoment[] = [...BEFORE, 'pin'];
const ALWAYS: readonly GateMoment[] = [...BEFORE, 'resume'];
const DAY = 24 * 3_600_000;

const says = (zh: string, en: string): Text => ({ 'zh-Hans': zh, en });

const linesWhere =
  (isWrong: (item: ItemFacts, facts: GateFacts) => boolean) =>
  (facts: GateFacts): readonly string[] =>
    facts.items.filter((item) => isWrong(item, facts)).map(({ id }) => id);

const isFresh = (seen: Date | null, now: Date): boolean => seen !== null && now.getTime() - seen.getTime() <= DAY;

const isSigned = ({ loadedHash, approvedHash }: ItemFacts['script']): boolean =>
  loadedHash !== null && loadedHash === approvedHash;

const lacksStock = ({ offer, left, plannedUnits }: ItemFacts): boolean =>
  offer !== null && (left ?? 0) < (plannedUnits ?? 1);

/** Goods and words: what is shown of them, and what is said. */
const OF_GOODS = {
  'runsheet-there': {
    moments: BEFORE,
    about: says('流程单还没有内容，请至少排入一项', 'The run-of-show is empty; plan at least one line'),
    check: ({ items }) => items.length > 0,
  },
  'goods-approved': {
    moments: BEFORE_AND_PIN,
    about: says(
      '流程单里有商品此刻未通过选品审核或资质已过期，请补齐资质或换品',
      'Goods in the run-of-show are not cleared at this moment; mend their papers or take others',
    ),
    check: linesWhere(({ product, isCleared }) => product !== null && !isCleared),
  },
  'stock-planned': {
    moments: BEFORE,
    about: says('可售库存少于计划销量，请补货或下调计划', 'Less is in stock than is planned; restock or plan for less'),
    check: linesWhere(lacksStock),
  },
  'price-basis-fresh': {
    moments: BEFORE_AND_PIN,
    about: says(
      '划线价的价格凭证超过 24 小时，请重新核价并登记',
      'The proof of a former price is older than a day; look at the price again and note it',
    ),
    check: linesWhere(({ comparesPrices, priceSeenAt }, { now }) => comparesPrices && !isFresh(priceSeenAt, now)),
  },
  'seller-reachable': {
    moments: BEFORE_AND_PIN,
    about: says(
      '有商品查不到经营者名称或联系方式，请在供应商档案里补全',
      'Buyers cannot see who sells some goods and how to reach them; complete the supplier’s file',
    ),
    check: linesWhere(({ product, isSellerReachable }) => product !== null && !isSellerReachable),
  },
  'donation-signed': {
    moments: BEFORE_AND_PIN,
    about: says(
      '承诺了捐赠，但协议还没有签，请先登记已签协议',
      'Something is promised to a good cause without a signed agreement; enter the agreement first',
    ),
    check: donationSigned,
  },
  'scripts-approved': {
    moments: BEFORE_AND_PIN,
    about: says(
      '话术要由撰写人之外的两人审核，且提词器载入的正是审过的那一版',
      'Two people who did not write it sign each script, and the prompter loads the very words they signed',
    ),
    check: linesWhere(({ product, script }) => product !== null && !isSigned(script)),
  },
  'claims-proved': {
    moments: BEFORE_AND_PIN,
    about: says(
      '话术里有宣称此刻没有依据，请补证或删句',
      'A script claims what nothing proves now; prove it or drop it',
    ),
    check: linesWhere(({ script }) => script.unproved > 0),
  },
} as const satisfies Partial<Record<GateConditionName, Condition>>;

function donationSigned({ items, promisesGift, moment }: GateFacts): boolean | readonly string[] {
  const unsigned = items.filter(({ gift }) => gift !== null && !gift.isSigned).map(({ id }) => id);
  if (unsigned.length > 0) return unsigned;
  return moment === 'pin' || !promisesGift || items.some(({ gift }) => gift !== null);
}

/** The picture: what is seen and how it is marked. */
const OF_PICTURE = {
  'setting-reviewed': {
    moments: BEFORE,
    about: says(
      '标题、封面、服装、布景、道具还没有人审，或审后又改过',
      'Nobody has looked at title, cover, clothes, set and props as they are now',
    ),
    check: ({ isSettingReviewed }) => isSettingReviewed,
  },
  'ai-labelled': {
    moments: ALWAYS,
    inRehearsal: true,
    about: says(
      '本场用了数字人或 AI 生成内容，请打开“AI 生成”持续标识',
      'A machine speaks or drew in this live; turn on the label that says so',
    ),
    check: ({ usesMachines, hasAiLabel }) => !usesMachines || hasAiLabel,
  },
  'ad-marked': {
    moments: BEFORE,
    about: says('本场属于广告，请打开“广告”标识', 'This live is advertising; turn on the word 广告'),
    check: ({ isAdvertising, hasAdMark }) => !isAdvertising || hasAdMark,
  },
  'minors-agreed': {
    moments: BEFORE,
    about: says(
      '有未满 18 岁的人出镜，请先取得监护人书面同意',
      'Somebody under eighteen is seen; who answers for them has to agree in writing first',
    ),
    check: minorsAgreed,
  },
  'picture-there': {
    moments: ALWAYS,
    inRehearsal: true,
    about: says(
      '还没有画面：请选定直播间；开播前确认推流已到',
      'There is no picture: choose a streaming room, and see that its encoder sends before going live',
    ),
    check: ({ picture, moment }) => (moment === 'ready' ? picture === 'waiting' || picture === 'on' : picture === 'on'),
  },
} as const satisfies Partial<Record<GateConditionName, Condition>>;

function minorsAgreed({ showsMinors, hasGuardianConsent, anchors, now }: GateFacts): boolean {
  if (showsMinors && !hasGuardianConsent) return false;
  return anchors.every(
    ({ birth, hasGuardianConsent: isAgreed }) => birth === null || isAgreed || ageOn(birth, now) >= ANCHOR_AGES.grown,
  );
}

/** The people: who speaks, and who watches over it. */
const OF_PEOPLE = {
  'anchors-named': {
    moments: BEFORE,
    about: says('有主播还没有实名核验，请 MCN 运营登记', 'An anchor’s real name was not checked yet'),
    check: ({ anchors }) => anchors.length > 0 && anchors.every(({ isRealNamed }) => isRealNamed),
  },
  'anchors-of-age': {
    moments: BEFORE,
    about: says('有主播未满 16 岁，或年龄尚未核验', 'An anchor is under sixteen, or nobody checked their age'),
    check: ({ anchors, now }) => anchors.every(({ birth }) => birth !== null && ageOn(birth, now) >= ANCHOR_AGES.least),
  },
  'anchors-trained': {
    moments: BEFORE,
    about: says('有主播未通过培训考核，或培训已过期', 'An anchor is not trained, or their training has lapsed'),
    check: ({ anchors, now }) => anchors.every(({ trainedUntil }) => trainedUntil !== null && trainedUntil > now),
  },
  'anchors-not-banned': {
    moments: ALWAYS,
    about: says('有主播正在封禁期内，请换人', 'An anchor is banned at this time; somebody else has to speak'),
    check: ({ anchors, now }) => anchors.every(({ bannedUntil }) => bannedUntil === null || bannedUntil <= now),
  },
  'duty-present': {
    moments: ALWAYS,
    about: says(
      '主播、场控、合规、值班编辑要各有一人在岗（一分钟内有心跳）',
      'Host, field controller, compliance officer and duty editor each have to be there now',
    ),
    check: ({ duty, now }) => missingRoles(duty, now).length === 0,
  },
  'duty-apart': {
    moments: ALWAYS,
    about: says(
      '主播不能兼任合规或值班编辑，合规须由专人担任，请在值守里换人',
      'The host is compliance officer or duty editor too, or the compliance officer has another role; name other people on duty',
    ),
    check: ({ duty }) => isApart(duty),
  },
} as const satisfies Partial<Record<GateConditionName, Condition>>;

/** Every condition by its name; one that the contract names and nobody wrote does not compile. */
export const gateConditions: Readonly<Record<GateConditionName, Condition>> = {
  ...OF_GOODS,
  ...OF_PICTURE,
  ...OF_PEOPLE,
};

/** The conditions that are asked at a moment, in the order of the contract. */
export const conditionsAt = (moment: GateMoment): readonly GateConditionName[] =>
  gateConditionNames.filter((name) => gateConditions[name].moments.includes(moment));
