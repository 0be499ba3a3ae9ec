import type { Duty } from './duty-types';
import { machine, person } from './duty-words';

const ORDER_117 = '2026-02-01';

/** What is to be seen to while a live goes on. */
export const dutiesDuring: readonly Duty[] = [
  machine('seller-named', 'during', {
    owner: 'shop-keeper',
    article: ['《直播电商监督管理办法》第25条', 'Order 117, article 25'],
    duty: [
      '每件商品展示时写明实际销售者的名称、地址和联系方式',
      'The actual seller of all goods was named, with address and contact, when they were shown',
    ],
    from: ORDER_117,
  }),
  person('seller-uncovered', 'during', {
    owner: 'field-controller',
    article: ['《直播电商监督管理办法》第26条', 'Order 117, article 26'],
    duty: [
      '销售者信息全程可见，不被遮挡，不用多次跳转，不强制关注',
      'The seller stayed in sight all the time: not covered, not behind several pages, nobody made to follow',
    ],
    from: ORDER_117,
  }),
  person('patrol', 'during', {
    owner: 'field-controller',
    article: [
      '《直播电商监督管理办法》第11条；广电总局2020年通知',
      'Order 117, article 11; NRTA notice of November 2020',
    ],
    duty: [
      '有人实时巡看，审核员不少于每 50 个直播间 1 人',
      'Somebody watched all the time, with one reviewer for fifty rooms at least',
    ],
    from: ORDER_117,
  }),
  person('slips-corrected', 'during', {
    owner: 'field-controller',
    article: ['《直播电商监督管理办法》第31条', 'Order 117, article 31'],
    duty: [
      '口误当场更正并记录，互动内容及时管理',
      'Slips were corrected on the spot and written down, and what viewers wrote was looked after',
    ],
    from: ORDER_117,
  }),
  person('true-counters', 'during', {
    owner: 'field-controller',
    article: ['《直播电商监督管理办法》第34、36条', 'Order 117, articles 34 and 36'],
    duty: [
      '不虚构销量、评价、荣誉，不贬低他人商品',
      'No made-up sales, reviews or honours, and nobody else’s goods run down',
    ],
    from: ORDER_117,
  }),
  person('no-selling-to-minors', 'during', {
    owner: 'field-controller',
    article: ['《未成年人保护法》第74、76条', 'Law on Minors, articles 74 and 76'],
    duty: ['不诱导未成年人消费、打赏', 'Minors are not led to buy or to tip'],
    when: ['minors'],
    from: '2021-06-01',
  }),
  person('ai-marked', 'during', {
    owner: 'field-controller',
    article: [
      '《直播电商监督管理办法》第37条；《人工智能生成合成内容标识办法》',
      'Order 117, article 37; Measures for Labelling AI Content',
    ],
    duty: [
      '数字人和合成画面全程有显著标识，并持续提示',
      'Digital humans and synthetic pictures were marked plainly and all the time',
    ],
    when: ['digital-human'],
    from: ORDER_117,
  }),
  person('ad-minutes', 'during', {
    owner: 'compliance-officer',
    article: ['《广播电视广告播出管理办法》（总局令第61号）', 'Order 61 on Broadcast Advertising'],
    duty: [
      '电视播出时段计入广告时长：每小时不超过 12 分钟，新闻频道和禁播时段不播',
      'What went out on television counted as advertising: 12 minutes an hour at most, on no news channel and in no barred hour',
    ],
    when: ['on-tv'],
    from: '2010-01-01',
  }),
  machine('promises-signed', 'during', {
    owner: 'shop-keeper',
    article: ['《电子商务法》第49、50条', 'E-Commerce Law, articles 49 and 50'],
    duty: [
      '每份订单的承诺在下单时签名封存，没有改动',
      'What was promised with each order was signed when it was placed, and is unchanged',
    ],
    from: '2019-01-01',
  }),
  machine('no-return-confirmed', 'during', {
    owner: 'shop-keeper',
    article: ['《消费者权益保护法》第25条', 'Consumer Law, article 25'],
    duty: [
      '不支持七日无理由退货的商品，每位买家下单时单独勾选确认',
      'Of goods that cannot be sent back each buyer confirmed it apart when ordering',
    ],
    from: '2014-03-15',
  }),
];
