import { z } from 'zod';
import { textOf } from '../../contract';
import { defineNotice } from '../../platform';
import type { TroubleState } from './trouble.rules';

/** A signed story was due and stands on no account. */
export const storyNowhere = defineNotice(
  'delivery.nowhere',
  {
    about: { 'zh-Hans': '签发后哪里都没发出去', en: 'A signed story stands nowhere' },
    'zh-Hans': {
      title: '《{title}》已签发，{minutes} 分钟后仍没有在任何渠道发出',
      body: '应于 {at|time} 起发往 {accounts} 个账号。请到发布台查看原因并处理。',
    },
    en: {
      title: '“{title}” is signed and stands nowhere after {minutes} minutes',
      body: 'It was due on {accounts} accounts from {at|time} on. The delivery desk says why and what to do.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 30, chain: [{ role: 'chief-editor' }] },
  },
  z.object({ title: z.string(), minutes: z.int(), accounts: z.int(), at: z.iso.datetime() }),
);

const inTrouble = z.object({ what: textOf(300), account: textOf(200) });

/** The house gave up sending. */
const failed = defineNotice(
  'delivery.failed',
  {
    about: { 'zh-Hans': '发布失败，不再重试', en: 'A delivery failed for good' },
    'zh-Hans': {
      title: '没有发出去：{what}',
      body: '{account}。系统已停止重试，请到发布台查看原因，修正后重发或放弃。',
    },
    en: {
      title: 'Did not go out: {what}',
      body: '{account}. The house has stopped trying; the delivery desk says why. Mend and send it again, or drop it.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 30, chain: [{ role: 'desk-head' }] },
  },
  inTrouble,
);

/** The platform refused a post after looking at it. */
const rejected = defineNotice(
  'delivery.rejected',
  {
    about: { 'zh-Hans': '平台审核未通过', en: 'A platform rejected a post' },
    'zh-Hans': { title: '平台审核未通过：{what}', body: '{account}。请到发布台查看平台的理由，修改后重发或放弃。' },
    en: {
      title: 'Rejected by the platform: {what}',
      body: '{account}. The delivery desk shows its reason. Change and send it again, or drop it.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 30, chain: [{ role: 'desk-head' }] },
  },
  inTrouble,
);

/** A person has to post it. */
const byHand = defineNotice(
  'delivery.by-hand',
  {
    about: { 'zh-Hans': '待人工发布', en: 'To be posted by hand' },
    'zh-Hans': { title: '待人工发布：{what}', body: '{account}。发布包已备好，发布后请贴回链接。' },
    en: {
      title: 'To be posted by hand: {what}',
      body: '{account}. The package is ready; paste the link when it is out.',
    },
  },
  inTrouble,
);

/** Nobody knows what became of a post. */
const unknown = defineNotice(
  'delivery.unknown',
  {
    about: { 'zh-Hans': '发布结果不明', en: 'Nobody knows whether it is out' },
    'zh-Hans': { title: '发布结果不明：{what}', body: '{account}。系统仍在查询，不会重复发送。请登录平台看一眼。' },
    en: {
      title: 'Nobody knows whether it is out: {what}',
      body: '{account}. The house goes on asking and sends nothing twice. Have a look on the platform.',
    },
    lanes: ['mail'],
  },
  inTrouble,
);

/** A person has to take an old post down, without an order of takedown that somebody answers for. */
const removeByHand = defineNotice(
  'delivery.remove-by-hand',
  {
    about: { 'zh-Hans': '旧稿待人工删除', en: 'To be removed by hand' },
    'zh-Hans': { title: '待人工删除：{what}', body: '{account}。系统删不掉，请登录平台删除，再到发布台确认。' },
    en: {
      title: 'To be removed by hand: {what}',
      body: '{account}. The house cannot remove it. Remove it on the platform, then confirm it on the delivery desk.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 30, chain: [{ role: 'desk-head' }] },
  },
  inTrouble,
);

/** What is told of each trouble. */
export const troubleKinds = {
  failed_final: failed,
  rejected,
  manual: byHand,
  unknown,
  manual_takedown: removeByHand,
} as const satisfies Record<TroubleState, unknown>;

type Told = { readonly title: string; readonly account: string };

/** Names what is in trouble: one by its title and account, several by how many they are. */
export function troubleWords(group: readonly [Told, ...Told[]]): z.input<typeof inTrouble> {
  const [first, ...more] = group;
  const accounts = [...new Set(group.map(({ account }) => account))];
  const shown = accounts.slice(0, 3);
  const isMore = accounts.length > shown.length;
  const account = {
    'zh-Hans': `${shown.join('、')}${isMore ? `等 ${accounts.length} 个账号` : ''}`,
    en: `${shown.join(', ')}${isMore ? ` and ${accounts.length - shown.length} more` : ''}`,
  };
  const title = first.title === '' ? '—' : first.title.slice(0, 200);
  if (more.length === 0) return { what: { 'zh-Hans': `《${title}》`, en: `“${title}”` }, account };
  const what = { 'zh-Hans': `《${title}》等 ${group.length} 条`, en: `“${title}” and ${more.length} more` };
  return { what, account };
}

/** What deliveries tell of. */
export const deliveryNotices = [storyNowhere, ...Object.values(troubleKinds)];
