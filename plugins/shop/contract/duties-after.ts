import type { Duty } from './duty-types';
import { machine, person } from './duty-words';

const ORDER_117 = '2026-02-01';

/** What is to be seen to after a live. */
export const dutiesAfter: readonly Duty[] = [
  machine('snapshots-whole', 'after', {
    owner: 'compliance-officer',
    article: ['《直播电商监督管理办法》第16条', 'Order 117, article 16'],
    duty: [
      '成交时的商品页快照完整，和封存时一致',
      'The page of each offer, as it was when it sold, is there and as it was sealed',
    ],
    from: ORDER_117,
  }),
  machine('evidence-kept', 'after', {
    owner: 'compliance-officer',
    article: [
      '《直播电商监督管理办法》第16、27、28、31条；《电子商务法》第31条',
      'Order 117, articles 16, 27, 28 and 31; E-Commerce Law, article 31',
    ],
    duty: [
      '订单、支付和结算记录齐全，自完成起保存不少于三年',
      'Orders, payments and books are there and kept for three years from their end',
    ],
    from: ORDER_117,
  }),
  person('replay-kept', 'after', {
    owner: 'field-controller',
    article: ['《直播电商监督管理办法》第16条', 'Order 117, article 16'],
    duty: [
      '商品讲解回放、互动内容、客服记录已存档，保存不少于三年',
      'The replay, what viewers wrote and talks with customers are archived for three years',
    ],
    from: ORDER_117,
  }),
  machine('complaints-in-time', 'after', {
    owner: 'after-sales-clerk',
    article: [
      '《消费者权益保护法实施条例》；《直播电商监督管理办法》第16条',
      'Regulations on the Consumer Law; Order 117, article 16',
    ],
    duty: [
      '每份售后申请在期限内由人或规则答复，没有超期未处理的',
      'All requests of buyers were answered in time, by people or by the rule, and none is overdue',
    ],
    from: ORDER_117,
  }),
  person('clips-marked', 'after', {
    owner: 'compliance-officer',
    article: ['《直播电商监督管理办法》第35条；《广告法》第14条', 'Order 117, article 35; Advertising Law, article 14'],
    duty: [
      '直播切片再传播的，按广告审查并标明“广告”',
      'Clips that were published again were reviewed as advertising and marked as such',
    ],
    from: ORDER_117,
  }),
  person('reviews-kept', 'after', {
    owner: 'after-sales-clerk',
    article: ['《电子商务法》第39条', 'E-Commerce Law, article 39'],
    duty: ['没有删除消费者的评价', 'No review of a buyer was deleted'],
    from: '2019-01-01',
  }),
  machine('donations-paid', 'after', {
    owner: 'finance',
    article: ['《慈善法》第38、41、79条', 'Charity Law, articles 38, 41 and 79'],
    duty: [
      '承诺的捐赠已支付，有票据，并已公布',
      'What was promised as a donation was paid against a receipt and published',
    ],
    when: ['donation'],
    from: '2024-09-05',
  }),
  person('draw-published', 'after', {
    owner: 'compliance-officer',
    article: ['《规范促销行为暂行规定》第14条', 'Provisions on Sales Promotion, article 14'],
    duty: [
      '抽奖结果已公布，奖品发放有记录并保存两年',
      'The result of the draw was published, and who got what is kept for two years',
    ],
    when: ['lottery'],
    from: '2020-12-01',
  }),
];
