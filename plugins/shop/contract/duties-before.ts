import type { Duty } from './duty-types';
import { person, machine } from './duty-words';

const ORDER_117 = '2026-02-01';

/** What is to be seen to before a live begins. */
export const dutiesBefore: readonly Duty[] = [
  person('anchor-identity', 'before', {
    owner: 'compliance-officer',
    article: ['《直播电商监督管理办法》第8条', 'Order 117, article 8'],
    duty: [
      '核验直播间运营者和主播身份，首播前完成，至少每 6 个月复核一次',
      'The identity of who runs the room and who presents was verified before the first live, and again within six months',
    ],
    from: ORDER_117,
  }),
  person('anchor-training', 'before', {
    owner: 'compliance-officer',
    article: ['《直播电商监督管理办法》第10条', 'Order 117, article 10'],
    duty: [
      '主播首播前受过培训，之后每年培训一次',
      'Who presents was trained before the first live, and once a year since',
    ],
    from: ORDER_117,
  }),
  machine('goods-cleared', 'before', {
    owner: 'vetting-officer',
    article: [
      '《直播电商监督管理办法》第27条；《农产品质量安全法》第38至40条',
      'Order 117, article 27; Farm Produce Quality Law, articles 38 to 40',
    ],
    duty: [
      '每件商品在展示时和成交时都已通过选品审核，资质有效',
      'All goods were cleared by vetting when they were shown and when they were sold',
    ],
    from: ORDER_117,
  }),
  person('scene-reviewed', 'before', {
    owner: 'compliance-officer',
    article: ['《直播电商监督管理办法》第29、30条', 'Order 117, articles 29 and 30'],
    duty: [
      '标题、封面、口播、着装、布景、道具播前审看',
      'Title, cover, talk, clothes, set and props were reviewed beforehand',
    ],
    from: ORDER_117,
  }),
  person('no-officials', 'before', {
    owner: 'chief-editor',
    article: ['《广告法》第9条第2项', 'Advertising Law, article 9(2)'],
    duty: [
      '没有以国家机关或其工作人员的名义、形象推销；干部出镜经法务签字',
      'Nothing is sold in the name or image of state organs or their staff; where officials appear, it was signed off',
    ],
    from: '2015-09-01',
  }),
  {
    ...machine('words-allowed', 'before', {
      owner: 'compliance-officer',
      article: [
        '《广告法》第9条第3项、第17条；市场监管总局公告2023年第6号',
        'Advertising Law, articles 9(3) and 17; SAMR notice 6 of 2023',
      ],
      duty: [
        '报价文字没有绝对化用语和疗效宣称；命中的词由人判断是否属于例外',
        'The texts of the offers hold no absolute words and no claims of healing; of a word that is found a person says whether it is an exception',
      ],
      from: '2015-09-01',
    }),
    judged: true,
  },
  machine('price-basis', 'before', {
    owner: 'shop-keeper',
    article: [
      '《明码标价和禁止价格欺诈规定》第16、17条；《直播电商监督管理办法》第32条',
      'Order 56, articles 16 and 17; Order 117, article 32',
    ],
    duty: [
      '划线价有依据：不高于前七日最低成交价或上次成交价，厂商建议价、市场价有凭证',
      'A crossed-out price has its basis: no more than the lowest deal of seven days or the last deal, or a proof of the list or market price',
    ],
    from: '2022-07-01',
  }),
  machine('agreement-first', 'before', {
    owner: 'finance',
    article: ['《慈善法》第37条', 'Charity Law, article 37'],
    duty: [
      '捐赠协议在开播前签署，承诺写明受赠方和金额',
      'The agreement of a donation was signed before the live began and says to whom and how much',
    ],
    when: ['donation'],
    from: '2024-09-05',
  }),
  machine('charity-words', 'before', {
    owner: 'compliance-officer',
    article: ['《慈善法》第22、26至28条', 'Charity Law, articles 22 and 26 to 28'],
    duty: [
      '没有公开募捐资格时，标题和报价不用“募捐”“善款”等词',
      'Without a certificate to raise money in public, title and offers do not speak of it',
    ],
    when: ['welfare', 'donation'],
    from: '2024-09-05',
  }),
  machine('leaders-approved', 'before', {
    owner: 'shop-keeper',
    article: ['《电子商务法》第27条', 'E-Commerce Law, article 27'],
    duty: ['社区团购的团长都经核验批准', 'All leaders of groups were verified and approved'],
    when: ['group-buying'],
    from: '2019-01-01',
  }),
  person('minors-consent', 'before', {
    owner: 'compliance-officer',
    article: [
      '《未成年人保护法》第76条；《网络直播营销管理办法（试行）》第17条',
      'Law on Minors, article 76; Live Marketing Measures, article 17',
    ],
    duty: [
      '未满 16 周岁不得开播；16 至 18 周岁有监护人书面同意；不满 10 周岁不代言',
      'Nobody under 16 presents; from 16 to 18 their guardians agreed in writing; nobody under 10 endorses',
    ],
    when: ['minors'],
    from: '2021-06-01',
  }),
  person('lottery-rules', 'before', {
    owner: 'compliance-officer',
    article: [
      '《规范促销行为暂行规定》第11至17条；《反不正当竞争法》',
      'Provisions on Sales Promotion, articles 11 to 17; Anti-Unfair Competition Law',
    ],
    duty: [
      '抽奖规则播前公布并固定，最高奖不超过 5 万元，内部人员不参与',
      'The rules of the draw were published and frozen beforehand, the highest prize is 50,000 yuan at most, and no insiders take part',
    ],
    when: ['lottery'],
    from: '2020-12-01',
  }),
];
