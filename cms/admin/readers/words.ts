/** What the page says. Kept beside it until the pages of the kitchen share one set of words. */
const WORDS = {
  title: { 'zh-Hans': '读者', en: 'Readers' },
  subtitle: {
    'zh-Hans': '按读者本人报出的手机号或邮箱查找。每次查找都会记录在案。',
    en: 'Find a reader by the number or address they give you. Each search is put on record.',
  },
  contact: { 'zh-Hans': '手机号或邮箱', en: 'Phone or e-mail' },
  find: { 'zh-Hans': '查找', en: 'Find' },
  nobody: {
    'zh-Hans': '没有找到。请和读者核对号码；号码要完整，境外号码带国家区号。',
    en: 'Nobody found. Check the number with the reader: it must be whole, and with its country when it is from abroad.',
  },
  failed: { 'zh-Hans': '没有完成，请稍后再试。', en: 'That was not done; try again shortly.' },
  phone: { 'zh-Hans': '手机号', en: 'Phone' },
  email: { 'zh-Hans': '邮箱', en: 'E-mail' },
  state: { 'zh-Hans': '状态', en: 'State' },
  active: { 'zh-Hans': '使用中', en: 'Active' },
  leaving: { 'zh-Hans': '注销中', en: 'Leaving' },
  erased: { 'zh-Hans': '已注销', en: 'Erased' },
  eraseDueAt: { 'zh-Hans': '清除时间', en: 'Erased at' },
  joinedAt: { 'zh-Hans': '注册时间', en: 'Joined' },
  lastSeenAt: { 'zh-Hans': '最近使用', en: 'Last seen' },
  sessions: { 'zh-Hans': '登录的设备', en: 'Signed-in devices' },
  locked: { 'zh-Hans': '停用原因', en: 'Locked because' },
  none: { 'zh-Hans': '无', en: 'None' },
  lock: { 'zh-Hans': '停用账号', en: 'Lock account' },
  unlock: { 'zh-Hans': '恢复账号', en: 'Unlock account' },
  signOut: { 'zh-Hans': '所有设备退出', en: 'Sign out everywhere' },
  erase: { 'zh-Hans': '受理注销', en: 'Start erasure' },
  lockHint: {
    'zh-Hans': '所有设备会立即退出，本人不能再登录。',
    en: 'All devices are signed out and the reader cannot sign in.',
  },
  unlockHint: { 'zh-Hans': '本人可以重新登录。', en: 'The reader can sign in again.' },
  signOutHint: { 'zh-Hans': '本人需要重新登录。', en: 'The reader will have to sign in again.' },
  eraseHint: {
    'zh-Hans': '七天后清除个人数据；期间本人登录即视为撤回。',
    en: 'Personal data is erased after seven days; the reader takes it back by signing in before that.',
  },
  reason: { 'zh-Hans': '原因（会留在台账里，请勿写个人信息）', en: 'Reason (stays in the ledger; no personal data)' },
  cancel: { 'zh-Hans': '取消', en: 'Cancel' },
} as const;

/** The name of a sentence of this page. */
export type Word = keyof typeof WORDS;

/** The sentences in a language of the admin; whatever is not English reads Chinese. */
export function wordsFor(locale: string): (word: Word) => string {
  const spoken = locale.startsWith('en') ? 'en' : 'zh-Hans';
  return (word) => WORDS[word][spoken];
}
