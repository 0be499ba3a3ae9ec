/** What somebody says as others are compared with it: without spaces, signs and letter case, and each run of one sign once. */
export function barePhrase(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .replace(/(.)\1+/gu, '$1');
}

const LINK = /(?:https?:\/\/|www\.)|[\w-]{2,}\.(?:com|cn|net|org|top|xyz|vip|cc|me|io|shop|site)(?![a-z])/i;
/** Digits as people write them to get past a machine: apart, in full width, in Chinese. */
const SPELLED: Readonly<Record<string, string>> = {
  ...{ 零: '0', 〇: '0', 一: '1', 幺: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' },
};
const ACCOUNT = /(?:微信|威信|薇信|v信|vx|加v|加微|qq|扣扣|whatsapp|telegram)\D{0,4}[a-z0-9_-]{5,}/i;
const LONG_NUMBER = /\d{7,}/;

/** Whether a text leads to another place. */
export const hasLink = (text: string): boolean => LINK.test(text.normalize('NFKC'));

/** Whether a text holds a number or a name by which somebody can be reached. */
export function hasContact(text: string): boolean {
  const plain = text.normalize('NFKC');
  if (ACCOUNT.test(plain)) return true;
  const digits = [...plain].map((sign) => SPELLED[sign] ?? sign).join('');
  return LONG_NUMBER.test(digits.replace(/[\s.·-]/g, ''));
}

const BAD = [
  ...['难吃', '不好吃', '不新鲜', '不甜', '太酸', '烂了', '坏了', '坏的', '烂的', '发霉', '变质', '有虫', '臭了'],
  ...['假货', '假的', '骗人', '骗子', '坑人', '上当', '不值', '太贵', '差评', '质量差', '质量不好', '垃圾', '缩水'],
  ...['少斤', '短斤', '缺斤', '不够秤', '和图片不一样', '货不对板', '色差', '退货', '退款', '投诉', '不发货', '没发货'],
  ...['不推荐', '别买', '不要买', '后悔', '失望', '拉肚子', '过期', '态度差', '不回复', '物流慢', '包装破'],
  ...[
    'fake',
    'rotten',
    'mouldy',
    'moldy',
    'terrible',
    'awful',
    'scam',
    'refund',
    'do not buy',
    "don't buy",
    'too expensive',
  ],
] as const;
const NOT_BAD = [
  '不骗人',
  '不是骗子',
  '不是假',
  '没有假',
  '没坏',
  '没烂',
  '不后悔',
  '不失望',
  '没失望',
  '不贵',
] as const;

/**
 * Whether a text judges goods, their price, their sending or their seller badly (负面评价). Rather one too many: the word only protects, it hides nothing
 * and holds nothing up.
 */
export function judgesBadly(text: string): boolean {
  const plain = text.normalize('NFKC').toLowerCase();
  const cleared = NOT_BAD.reduce((rest, word) => rest.replaceAll(word, ''), plain);
  return BAD.some((word) => cleared.includes(word));
}

/** What others call somebody: a name that is a number or an address says no more than that they watch. */
export function calledName(name: string, id: string): string {
  const plain = name
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim();
  const isTelling = plain === '' || /\d{5,}|@/.test(plain) || LINK.test(plain);
  return isTelling ? `观众${id.slice(-4)}` : [...plain].slice(0, 20).join('');
}
