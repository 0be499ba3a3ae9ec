import { z } from 'zod';
import { defineNotice } from '../../platform';

const DAY = 24 * 60;
const ADMINISTRATOR = { afterMinutes: 120, chain: [{ role: 'station-administrator' }] } as const;

/** The credential of an account ends soon. */
export const credentialEnds = defineNotice(
  'channel.credential-ends',
  {
    about: { 'zh-Hans': '渠道授权即将到期', en: 'The credential of an account ends soon' },
    'zh-Hans': {
      title: '“{name}”的账号授权 {at|time} 到期',
      body: '{platform} 账号 {account}。到期后稿件发不出去；请在渠道里重新授权，或改为人工代发。',
    },
    en: {
      title: 'The credential of “{name}” ends on {at|time}',
      body: '{platform}, account {account}. After that nothing goes out; authorise it anew in the channel, or let people post by hand.',
    },
    lanes: ['mail'],
    foldMinutes: DAY,
    escalation: ADMINISTRATOR,
  },
  z.object({ name: z.string(), platform: z.string(), account: z.string(), at: z.iso.datetime() }),
);

/** A platform refused the credential of an account. */
export const credentialRefused = defineNotice(
  'channel.credential-refused',
  {
    about: { 'zh-Hans': '平台拒绝渠道授权', en: 'A platform refused a credential' },
    'zh-Hans': {
      title: '“{name}”的账号授权被平台拒绝，稿件发不出去',
      body: '{platform} 账号 {account}，平台错误码 {code}。请在渠道里核对或重新授权，再到发布台重试失败的稿件。',
    },
    en: {
      title: 'The platform refuses the credential of “{name}”; nothing goes out there',
      body: '{platform}, account {account}, code {code}. Check or renew it in the channel, then try again what failed.',
    },
    urgency: 'high',
    lanes: ['mail'],
    foldMinutes: DAY,
    escalation: ADMINISTRATOR,
  },
  z.object({ name: z.string(), platform: z.string(), account: z.string(), code: z.string() }),
);

/** What channels tell of. */
export const channelKinds = [credentialEnds, credentialRefused];
