import { defineNotice } from '@hearth/cms/platform';
import { z } from 'zod';

/** A provider’s word does not fit the payment that it names. */
export const paymentDisputed = defineNotice(
  'payment.disputed',
  {
    about: { 'zh-Hans': '收款与订单不符', en: 'A payment does not match its order' },
    'zh-Hans': {
      title: '一笔收款与订单不符，订单未改动',
      body: '支付单 {number}，渠道 {provider}，不符项：{what}。请到“收款”里查单或关闭。',
    },
    en: {
      title: 'A payment does not match its order; the order was left as it is',
      body: 'Payment {number} by {provider}; what differs: {what}. Ask the provider or close it under Payments.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 15, chain: [{ role: 'finance' }, { role: 'chief-editor' }] },
  },
  z.object({ number: z.string(), provider: z.string(), what: z.string() }),
);

/** A refund was refused by its provider. */
export const refundFailed = defineNotice(
  'refund.failed',
  {
    about: { 'zh-Hans': '退款没有成功', en: 'A refund failed' },
    'zh-Hans': { title: '一笔退款没有成功', body: '支付单 {number}：{why}。处理后在“收款”里点“重试”，不会重复退款。' },
    en: {
      title: 'A refund failed',
      body: 'Payment {number}: {why}. Mend it and retry under Payments; nothing goes back twice.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 60, chain: [{ role: 'finance' }, { role: 'chief-editor' }] },
  },
  z.object({ number: z.string(), why: z.string() }),
);

/** A refund waits for a second person. */
export const refundAsked = defineNotice(
  'refund.asked',
  {
    about: { 'zh-Hans': '退款待复核', en: 'A refund waits for a second person' },
    'zh-Hans': { title: '一笔退款等待复核', body: '支付单 {number}，{yuan} 元。' },
    en: { title: 'A refund waits for a second person', body: 'Payment {number}, ¥{yuan}.' },
    lanes: ['mail'],
    foldMinutes: 1,
  },
  z.object({ number: z.string(), yuan: z.string() }),
);

/** What a provider said could not be applied again and again. */
export const wordStuck = defineNotice(
  'payment.stuck',
  {
    about: { 'zh-Hans': '支付通知处理不了', en: 'What a provider said cannot be applied' },
    'zh-Hans': {
      title: '一条支付通知多次处理失败',
      body: '渠道 {provider}，编号 {word}。定时查单仍在进行；请技术人员查看日志。',
    },
    en: {
      title: 'What a provider said could not be applied',
      body: 'Provider {provider}, number {word}. The provider is still asked by the clock; see the log.',
    },
    urgency: 'high',
    lanes: ['mail'],
  },
  z.object({ provider: z.string(), word: z.string() }),
);

/** What payments tell of. */
export const paymentNotices = [paymentDisputed, refundFailed, refundAsked, wordStuck];
