import { defineNotice } from '@hearth/cms/platform';
import { z } from 'zod';

/** The house took a product off the shelf by itself. */
export const productSuspended = defineNotice(
  'product.suspended',
  {
    about: { 'zh-Hans': '商品已自动暂停', en: 'A product was suspended' },
    'zh-Hans': {
      title: '“{title}”已暂停展示和销售',
      body: '原因：{zh}。补齐后需两人复核才能恢复。',
    },
    en: {
      title: '“{title}” is neither shown nor sold',
      body: '{en}. Once that is mended, two people have to clear it.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 30, chain: [{ role: 'compliance-officer' }, { role: 'chief-editor' }] },
  },
  z.object({ title: z.string(), zh: z.string(), en: z.string() }),
);

/** One of two people said that a suspended product may be shown again; another has to say it too. */
export const clearingAsked = defineNotice(
  'product.clearing-asked',
  {
    about: { 'zh-Hans': '恢复商品待复核', en: 'A product waits to be cleared' },
    'zh-Hans': { title: '恢复“{title}”需要你复核', body: '{name}：{why}' },
    en: { title: '“{title}” waits for your word', body: '{name}: {why}' },
    lanes: ['mail'],
    foldMinutes: 0,
    personal: ['name'],
  },
  z.object({ title: z.string(), name: z.string(), why: z.string() }),
);

/** A lot was recalled. */
export const lotCalledBack = defineNotice(
  'lot.recalled',
  {
    about: { 'zh-Hans': '批次召回', en: 'A lot was recalled' },
    'zh-Hans': { title: '“{title}”批次 {code} 已召回', body: '原因：{why}。请停止发货并联系买家。' },
    en: {
      title: 'Lot {code} of “{title}” is recalled',
      body: '{why}. Send nothing of it and tell those who bought it.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 10, chain: [{ role: 'compliance-officer' }, { role: 'chief-editor' }] },
  },
  z.object({ title: z.string(), code: z.string(), why: z.string() }),
);

/** A paper ends soon, or today. */
export const paperEnds = defineNotice(
  'paper.ends',
  {
    about: { 'zh-Hans': '资质即将到期', en: 'A paper ends soon' },
    'zh-Hans': {
      title: '“{title}”的{kindZh}将于 {day} 到期',
      body: '剩余 {days} 天。到期后自动暂停展示和销售，请提前补交。',
    },
    en: {
      title: '{kindEn} of “{title}” ends on {day}',
      body: '{days} days are left. After that it is neither shown nor sold; file a new one before.',
    },
    lanes: ['mail'],
    foldMinutes: 0,
  },
  z.object({ title: z.string(), kindZh: z.string(), kindEn: z.string(), day: z.string(), days: z.number() }),
);

/** What the gate tells of. */
export const gateKinds = [productSuspended, clearingAsked, lotCalledBack, paperEnds];
