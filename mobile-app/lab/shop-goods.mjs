// What the lab's shop sells: fresh goods without return, tea that goes back sealed, a cup that is sold out, and one that begins tomorrow.
const DAY = 86_400_000;
const id = (n) => `0198f000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const both = (zh, en) => ({ 'zh-Hans': zh, en });

const COOPERATIVE = {
  ...{ name: '清河果蔬专业合作社', kind: 'cooperative', place: '浙江省衢州市柯城区', uscc: '93330802MA2DXXXX0A' },
  ...{ address: '茂岭镇上坞村 12 号', phone: '0570-8800123' },
};
const FARMER = {
  name: '周德顺',
  kind: 'individual',
  place: '浙江省衢州市柯城区',
  uscc: null,
  address: null,
  phone: null,
};

const REPORT = {
  ...{ id: id(901), kind: 'test-report', name: both('检测报告', 'Test report'), number: '210020349096' },
  ...{
    issuer: '市农产品质量检测中心',
    validTo: '2027-02-28',
    pages: 6,
    type: 'application/pdf',
    url: '/uploads/lab/report.pdf',
  },
};
const LICENCE = {
  ...{ id: id(902), kind: 'business-licence', name: both('营业执照', 'Business licence'), number: COOPERATIVE.uscc },
  ...{
    issuer: '柯城区市场监督管理局',
    validTo: null,
    pages: 1,
    type: 'image/jpeg',
    url: '/uploads/lab/market-1-960.jpeg',
  },
};
const FACTS = {
  ...{
    origin: '衢州市柯城区茂岭镇',
    maker: COOPERATIVE.name,
    netWeight: '2.5 kg',
    storage: '阴凉通风处',
    shelfLifeDays: 20,
  },
  ...{ recipe: '', allergens: [], story: '上坞村的坡地朝南，橙子挂到立冬后才下树。', welfare: true },
};

const ORANGES = {
  ...{
    id: id(1),
    title: both('上坞脐橙，树上熟', 'Navel oranges of Shangwu'),
    spec: '5 斤装',
    price: 3990,
    basePrice: 4590,
  },
  ...{
    basis: 'lowest-of-seven-days',
    perBuyer: 3,
    left: 60,
    returns: 'no-return',
    freightRule: null,
    scene: 'market-0',
  },
  promise: '48 小时内发货，晚发一天赔 5 元',
  goods: {
    ...{
      category: 'fresh-produce',
      categoryName: both('蔬果', 'Fruit and vegetables'),
      seller: COOPERATIVE,
      facts: FACTS,
    },
    papers: [REPORT, LICENCE],
    claims: [{ text: '糖度 13 度以上', kind: 'number', evidence: [{ paper: REPORT.id, page: 3 }] }],
  },
};
const TEA = {
  ...{
    id: id(2),
    title: both('明前炒青', 'Early spring tea'),
    spec: '100 克罐装',
    price: 8800,
    basePrice: null,
    basis: null,
  },
  ...{
    perBuyer: null,
    left: 12,
    returns: 'seven-days-sealed',
    freightRule: null,
    scene: 'field-1',
    promise: '72 小时内发货',
  },
  goods: {
    ...{ category: 'tea', categoryName: both('茶叶', 'Tea'), seller: COOPERATIVE, papers: [LICENCE], claims: [] },
    facts: { ...FACTS, netWeight: '100 g', shelfLifeDays: 540, story: '', welfare: false, recipe: '茶鲜叶' },
  },
};
const CUP = {
  ...{
    id: id(3),
    title: both('石桥龙窑主人杯', 'A cup from the dragon kiln'),
    spec: '单只',
    price: 12800,
    basePrice: null,
    basis: null,
  },
  ...{
    perBuyer: 1,
    left: 0,
    returns: 'seven-days',
    freightRule: null,
    scene: 'kiln-2',
    promise: '每窑出窑后一周内发货',
  },
  goods: {
    ...{ category: 'craft', categoryName: both('手工艺品', 'Crafts'), seller: FARMER, papers: [], claims: [] },
    facts: { ...FACTS, maker: '石桥窑', netWeight: '', storage: '', shelfLifeDays: null, story: '', welfare: false },
  },
};

const opened = ({ scene, goods, ...offer }, now, days = -1) => ({
  ...offer,
  ...{ product: id(500 + Number(offer.id.slice(-3))), variant: id(600 + Number(offer.id.slice(-3))) },
  opensAt: new Date(now.getTime() + days * DAY).toISOString(),
  closesAt: new Date(now.getTime() + (days + 9) * DAY).toISOString(),
  ...{ deposit: null, balanceFrom: null, balanceUntil: null },
  claims: [],
  page: '',
  goods: { product: id(500), picture: `/uploads/lab/${scene}-960.jpeg`, ...goods },
});

export const makeGoods = (now) => [
  opened(ORANGES, now),
  opened(TEA, now),
  opened(CUP, now),
  opened(
    { ...TEA, id: id(4), title: both('高山白茶饼', 'White tea cake'), spec: '350 克', price: 26800, left: 40 },
    now,
    1,
  ),
];

/** As the shelf lists it. */
export function listed({ goods, ...offer }) {
  const { name, kind, place } = goods.seller;
  const { picture, category, facts } = goods;
  return { ...offer, seller: { name, kind, place }, picture, category, welfare: facts.welfare };
}
