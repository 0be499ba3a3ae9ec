import { z } from 'zod';
import { defineNotice } from '../../platform';

/** An order was given, and this person answers for it. */
export const ordered = defineNotice(
  'takedown.ordered',
  {
    about: { 'zh-Hans': '撤稿令下达', en: 'Takedown ordered' },
    'zh-Hans': {
      title: '您负责撤稿令 {number}',
      body: '撤稿令已执行，请在 {minutes} 分钟内确认每个账号都已撤下。',
    },
    en: {
      title: 'You answer for takedown {number}',
      body: 'The order is being carried out. See to it that every account is clear within {minutes} minutes.',
    },
    urgency: 'high',
    lanes: ['mail', 'sms'],
    escalation: { afterMinutes: 5, chain: [{ role: 'chief-editor' }] },
  },
  z.object({ number: z.string(), minutes: z.int() }),
);

/** Time is over and something still stands. */
export const stubborn = defineNotice(
  'takedown.stubborn',
  {
    about: { 'zh-Hans': '撤稿超时', en: 'Takedown overdue' },
    'zh-Hans': {
      title: '撤稿令 {number} 超时，还有 {left} 处未撤下',
      body: '请立即联系平台处理，并在撤稿室确认结果、留存证据。',
    },
    en: {
      title: 'Takedown {number} is overdue: {left} still stand',
      body: 'Call the platform now, then confirm the outcome with its proof in the takedown room.',
    },
    urgency: 'high',
    lanes: ['mail', 'sms'],
    escalation: { afterMinutes: 5, chain: [{ role: 'chief-editor' }, { role: 'station-administrator' }] },
  },
  z.object({ number: z.string(), left: z.int() }),
);

/** An account that no machine can clear. */
export const byHand = defineNotice(
  'takedown.by-hand',
  {
    about: { 'zh-Hans': '需人工撤稿', en: 'Takedown by hand' },
    'zh-Hans': {
      title: '撤稿令 {number} 有账号需要人工删除',
      body: '系统无法在这个账号上删除，请登录平台删除，再到撤稿室确认。',
    },
    en: {
      title: 'Takedown {number}: an account has to be cleared by hand',
      body: 'The house cannot remove it there. Remove it on the platform, then confirm it in the takedown room.',
    },
    urgency: 'high',
    lanes: ['mail', 'sms'],
    escalation: { afterMinutes: 5, chain: [{ role: 'chief-editor' }] },
  },
  z.object({ number: z.string() }),
);

/** A platform did not remove a post although it was asked more than once: somebody had better get ready to call. */
export const resisting = defineNotice(
  'takedown.resisting',
  {
    about: { 'zh-Hans': '平台屡次没有删成', en: 'A platform does not remove a post' },
    'zh-Hans': {
      title: '撤稿令 {number}：{account} 两次没有删成',
      body: '系统会继续删除。请准备联系平台；如已登录平台自行删除，请到撤稿室确认。',
    },
    en: {
      title: 'Takedown {number}: {account} failed to remove it twice',
      body: 'The house goes on trying. Get ready to call the platform; if you remove it there yourself, confirm it in the takedown room.',
    },
    urgency: 'high',
    lanes: ['mail', 'sms'],
    foldMinutes: 60,
    escalation: { afterMinutes: 5, chain: [{ role: 'chief-editor' }] },
  },
  z.object({ number: z.string(), account: z.string() }),
);

/** Somebody, or the clock, asks for an order: whoever may give it is told. */
export const proposed = defineNotice(
  'takedown.proposed',
  {
    about: { 'zh-Hans': '有人提请撤稿', en: 'A takedown was proposed' },
    'zh-Hans': { title: '提请撤稿，待您下令：{number}', body: '{reason}。下令前稿件仍公开，请尽快决定。' },
    en: {
      title: 'A takedown waits for your order: {number}',
      body: '{reason}. The story stands until somebody decides.',
    },
    urgency: 'high',
    lanes: ['mail', 'sms'],
    escalation: { afterMinutes: 10, chain: [{ role: 'chief-editor' }, { role: 'station-administrator' }] },
  },
  z.object({ number: z.string(), reason: z.string() }),
);

/** Whoever proposed an order hears that it was declined. */
export const declined = defineNotice(
  'takedown.declined',
  {
    about: { 'zh-Hans': '撤稿提请未获同意', en: 'Your takedown was declined' },
    'zh-Hans': { title: '撤稿提请未获同意：{number}', body: '{reason}' },
    en: { title: 'Your takedown was declined: {number}', body: '{reason}' },
    foldMinutes: 1,
  },
  z.object({ number: z.string(), reason: z.string() }),
);

/** What takedowns tell of. */
export const takedownNotices = [ordered, stubborn, byHand, resisting, proposed, declined];
