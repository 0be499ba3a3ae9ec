import type { FactField } from '../../contract';

/** How people ask for a fact, and how it is said in both languages. */
export type AskedFact = {
  readonly asked: readonly RegExp[];
  readonly said: Readonly<Record<'zh-Hans' | 'en', (value: string) => string>>;
};

/** The facts that goods are vetted by (事实问答), in the order in which a question is tried on them. */
export const ASKED: Readonly<Record<FactField, AskedFact>> = {
  shelfLife: {
    asked: [/保质|放多久|能放|放几天|过期/u, /\b(?:shelf life|keeps?|expir\w*|best before)\b/iu],
    said: { 'zh-Hans': (value) => `保质期 ${value} 天。`, en: (value) => `It keeps for ${value} days.` },
  },
  storage: {
    asked: [/保存|储存|存放|冷藏|冷冻|怎么放/u, /\b(?:stor(?:e|age|ing)|fridge|freez\w*)\b/iu],
    said: { 'zh-Hans': (value) => `保存方法：${value}。`, en: (value) => `Storage: ${value}.` },
  },
  netWeight: {
    asked: [/净含量|净重|多重|几斤|多少斤|多少克/u, /\b(?:weigh\w*|how heavy|net weight)\b/iu],
    said: { 'zh-Hans': (value) => `净含量 ${value}。`, en: (value) => `Net weight: ${value}.` },
  },
  recipe: {
    asked: [/配料|成分|原料|添加/u, /\b(?:ingredients?|made of|additives?)\b/iu],
    said: { 'zh-Hans': (value) => `配料：${value}。`, en: (value) => `Made of: ${value}.` },
  },
  seller: {
    asked: [/谁卖|商家|卖家|店铺|谁家/u, /\b(?:who sells|seller|sold by)\b/iu],
    said: { 'zh-Hans': (value) => `由${value}销售。`, en: (value) => `Sold by ${value}.` },
  },
  maker: {
    asked: [/谁做|谁种|谁产|生产商|生产者|厂家|什么厂/u, /\b(?:who (?:makes|made|grows|grew)|maker|producer)\b/iu],
    said: { 'zh-Hans': (value) => `生产者是${value}。`, en: (value) => `Made by ${value}.` },
  },
  origin: {
    asked: [/产地|哪里|哪儿|从哪|哪产|什么地方/u, /\b(?:where|origin)\b/iu],
    said: { 'zh-Hans': (value) => `产地是${value}。`, en: (value) => `From ${value}.` },
  },
};

/** How people ask for papers. */
export const ASKED_PAPERS: readonly RegExp[] = [
  /检测|检验|报告|证书|证件|证明|执照|资质|许可|合格证/u,
  /\b(?:reports?|certificat\w*|papers?|licen[cs]e\w*|tested|proof)\b/iu,
];

/** Whether a question asks for it. */
export const isAsked = (asked: readonly RegExp[], question: string): boolean =>
  asked.some((one) => one.test(question.normalize('NFKC')));
