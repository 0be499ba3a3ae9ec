/** A station's archive in words: believable Chinese news from templates, the same for the same seed. */
export const columns = ['要闻', '民生', '三农', '文旅', '法治', '健康', '教育', '体育'];
export const authors = Array.from(
  { length: 300 },
  (_, n) =>
    `${'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗'[n % 20]}${'敏伟芳娜静强磊洋艳勇军杰涛明超霞平刚桂英'[Math.floor(n / 20) % 20]}${n % 3 ? '' : '华'}`,
);

const places = [
  '青禾县',
  '云泽市',
  '河湾镇',
  '柳塘乡',
  '白石村',
  '东岭街道',
  '南坪社区',
  '双桥村',
  '石门镇',
  '金沙湾',
  '枫林里',
  '望江亭',
  '龙泉路',
  '北关',
  '高新区',
  '老城区',
];
const bodies = [
  '县委',
  '市政府',
  '农业农村局',
  '应急管理局',
  '水利站',
  '文化馆',
  '人民医院',
  '交警大队',
  '供销社',
  '教育局',
  '市场监管所',
  '合作社',
  '消防救援站',
  '气象台',
  '融媒体中心',
  '妇联',
];
const people = [
  '村支书',
  '返乡青年',
  '合作社负责人',
  '种粮大户',
  '值班民警',
  '退休教师',
  '志愿者',
  '外卖骑手',
  '检查组',
  '施工队',
  '养殖户',
  '护林员',
  '货车司机',
  '手艺人',
  '调解员',
  '主播',
];
const things = [
  '水稻',
  '小龙虾',
  '脐橙',
  '茶叶',
  '大桥',
  '河堤',
  '学校食堂',
  '老旧小区',
  '公交线路',
  '非遗竹编',
  '暴雨预警',
  '医保报销',
  '反诈宣传',
  '惠农补贴',
  '污水管网',
  '冷链仓库',
  '夜市',
  '龙舟赛',
  '油菜花',
  '充电桩',
  '山洪',
  '菜价',
  '义诊',
  '劳动合同',
];
const doing = [
  '启动',
  '完成',
  '推进',
  '整治',
  '验收',
  '展开',
  '升级',
  '复产',
  '开通',
  '上市',
  '抢修',
  '调研',
  '培训',
  '走访',
  '签约',
  '试点',
];
const quotes = [
  '大家心里踏实多了',
  '比去年多卖了三成',
  '水位已经开始回落',
  '办事不用再跑县城',
  '孩子们都很喜欢',
  '路通了，货就出得去',
  '先把老人转移出来',
  '这笔账算得过来',
];

/** A reproducible stream of numbers (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Few are frequent and many are rare, as with everything that people write about. */
const of = (list, random) => list[Math.floor(list.length * random() ** 1.8)];

/** One sentence of a report. */
export function sentence(random) {
  const pick = (list) => of(list, random);
  const n = Math.floor(random() * 900) + 2;
  const forms = [
    () => `${pick(places)}${pick(bodies)}${pick(doing)}${pick(things)}专项工作，首批涉及${n}户。`,
    () => `记者在${pick(places)}看到，${pick(people)}正忙着${pick(things)}的${pick(doing)}。`,
    () => `“${pick(quotes)}。”${pick(people)}${of(authors, random)}说。`,
    () => `据${pick(bodies)}介绍，今年以来${pick(things)}产量同比增长百分之${(n % 40) + 1}，带动${n}人就业。`,
    () => `受降雨影响，${pick(places)}${pick(things)}一度中断，${pick(bodies)}连夜${pick(doing)}。`,
    () => `${pick(bodies)}提醒，近期办理${pick(things)}业务请提前预约，咨询电话保持二十四小时畅通。`,
    () => `下一步，${pick(places)}将围绕${pick(things)}和${pick(things)}延长产业链，让群众在家门口增收。`,
    () => `截至${(n % 23) + 1}时，${pick(places)}已转移${n}人，未接到人员伤亡报告。`,
  ];
  return forms[Math.floor(random() * forms.length)]();
}

/** A headline. */
export function headline(random) {
  const pick = (list) => of(list, random);
  const forms = [
    () => `${pick(places)}：${pick(things)}${pick(doing)}，${pick(people)}有了新盼头`,
    () => `${pick(bodies)}${pick(doing)}${pick(things)}专项行动`,
    () => `${pick(things)}${pick(doing)}${Math.floor(random() * 90) + 10}天，${pick(places)}这样做`,
  ];
  return forms[Math.floor(random() * forms.length)]();
}

/** Tags of a manuscript. */
export const tagsOf = (random) => [...new Set([of(things, random), of(places, random)])];
