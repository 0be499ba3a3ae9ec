import type { HandedTopic } from '../../contract';

/**
 * Words by which a question is a person's to answer (转人工词表). They reach further than a word list needs to: a question that is handed on
 * for nothing costs a minute, one that a machine answers wrongly costs somebody their health or their money. The first that is found wins: what may
 * hurt somebody stands before what costs money.
 */
const WORDS: Readonly<Record<HandedTopic, RegExp>> = {
  health:
    /治|疗效|功效|药|病|癌|糖尿|血糖|血压|血脂|痛风|过敏|孕|哺乳|产妇|减肥|瘦身|降火|养生|保健|中毒|医生|忌口|老人能|能不能吃|\b(?:cur(?:es?|ing)|treat\w*|medic\w*|disease\w*|cancer|diabet\w*|blood (?:sugar|pressure)|allerg\w*|pregnan\w*|breast-?feed\w*|lose weight|doctor\w*|health\w*|symptom\w*)\b/iu,
  minors:
    /孩子|小孩|儿童|宝宝|婴|幼儿|未成年|小朋友|娃|学生|\d+\s*岁|几岁|周岁|\b(?:child(?:ren)?|kids?|bab(?:y|ies)|infants?|toddlers?|minors?|teen\w*|years? old|months? old)\b/iu,
  refund:
    /退款|退货|退钱|退换|换货|赔|售后|投诉|假一|仅退|运费险|\b(?:refunds?|returns?|returned|returning|exchange\w*|complain\w*|compensat\w*|money back)\b/iu,
  price:
    /多少钱|几块|价格|价钱|售价|多钱|便宜|贵(?!州|阳|港)|优惠|打折|折扣|降价|砍价|满减|券|红包|包邮|运费|\b(?:prices?|pric(?:ing|ey)|cost(?:s|ing)?|cheap\w*|discounts?|coupons?|expensive|how much|shipping fee)\b/iu,
};

// The keys of the literal, which names every topic.
const ORDER = Object.keys(WORDS) as HandedTopic[];

/** Which of the topics that no machine answers a question is about. */
export const topicOf = (question: string): HandedTopic | undefined =>
  ORDER.find((topic) => WORDS[topic].test(question.normalize('NFKC')));
