import { defineNotice } from '@hearth/cms/platform';
import { z } from 'zod';

const named = z.object({ name: z.string(), place: z.string() });

/** A supplier was filed and waits for its answer. */
export const supplierFiled = defineNotice(
  'supplier.filed',
  {
    about: { 'zh-Hans': '有供应商待核验', en: 'A supplier waits to be verified' },
    'zh-Hans': { title: '有供应商待核验', body: '{name}（{place}）提交了供货申请，请在三个工作日内答复。' },
    en: {
      title: 'A supplier waits to be verified',
      body: '{name} ({place}) was filed; answer within three working days.',
    },
    lanes: ['mail'],
    personal: ['name'],
  },
  named,
);

/** The verification of a supplier ends soon. */
export const supplierEnds = defineNotice(
  'supplier.verify-due',
  {
    about: { 'zh-Hans': '供应商核验即将到期', en: 'The verification of a supplier ends soon' },
    'zh-Hans': {
      title: '供应商核验将在 {days} 天内到期',
      body: '{name}（{place}）的核验即将到期，到期后它的商品不能再卖，请重新核验。',
    },
    en: {
      title: 'The verification of a supplier ends within {days} days',
      body: 'Verify {name} ({place}) anew: its goods cannot be sold after that.',
    },
    lanes: ['mail'],
    personal: ['name'],
  },
  named.extend({ days: z.number() }),
);

/** The verification of a supplier has ended. */
export const supplierLapsed = defineNotice(
  'supplier.lapsed',
  {
    about: { 'zh-Hans': '供应商核验已到期', en: 'The verification of a supplier has ended' },
    'zh-Hans': { title: '供应商核验已到期', body: '{name}（{place}）须重新核验，此前它的商品不能再卖。' },
    en: {
      title: 'The verification of a supplier has ended',
      body: '{name} ({place}) has to be verified anew before its goods are sold again.',
    },
    urgency: 'high',
    lanes: ['mail'],
    personal: ['name'],
  },
  named,
);

/** Somebody appealed against a bar. */
export const supplierAppealed = defineNotice(
  'supplier.appealed',
  {
    about: { 'zh-Hans': '有禁入申诉待处理', en: 'An appeal against a bar waits' },
    'zh-Hans': { title: '有禁入申诉待处理', body: '{name}（{place}）对禁入提出申诉，请由未作出禁入决定的同事处理。' },
    en: {
      title: 'An appeal against a bar waits',
      body: '{name} ({place}) appealed; somebody else than who barred it decides.',
    },
    lanes: ['mail'],
    personal: ['name'],
  },
  named,
);

/** What suppliers tell of. */
export const supplierNotices = [supplierFiled, supplierEnds, supplierLapsed, supplierAppealed];
