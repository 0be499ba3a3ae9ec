import { z } from 'zod';
import { defineNotice } from './notice-kind';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Work that failed for the last time: events and jobs. */
export const jobsDead = defineNotice(
  'jobs.dead',
  {
    about: { 'zh-Hans': '任务多次失败', en: 'Dead letters' },
    'zh-Hans': { title: '“{name}”有任务多次失败，已停止重试', body: '刚刚新增 {count} 个。查明原因后可在后台重试。' },
    en: {
      title: 'Work of “{name}” failed for the last time',
      body: '{count} new just now. Find the cause, then retry in the admin.',
    },
    lanes: ['mail'],
    foldMinutes: HOUR,
  },
  z.object({ name: z.string(), count: z.int() }),
);

/** A tick of the calendar that was not done when it was due. */
export const scheduleMissed = defineNotice(
  'schedule.missed',
  {
    about: { 'zh-Hans': '定时任务误点', en: 'Scheduled work missed' },
    'zh-Hans': { title: '定时任务“{name}”没有按时完成', body: '刚刚发生 {count} 次。请检查服务器是否停机或过载。' },
    en: {
      title: 'Scheduled work “{name}” was not done in time',
      body: '{count} times just now. Was a server down or overloaded?',
    },
    foldMinutes: HOUR,
  },
  z.object({ name: z.string(), count: z.int() }),
);

/** A disk that fills up. */
export const diskLow = defineNotice(
  'disk.low',
  {
    about: { 'zh-Hans': '磁盘空间不足', en: 'Disk low' },
    'zh-Hans': {
      title: '服务器磁盘只剩 {free|size}',
      body: '{node} 的磁盘共 {total|size}，剩余 {free|size}。写满后上传和数据库都会停止。',
    },
    en: {
      title: 'A server has {free|size} of disk left',
      body: '{node} has {free|size} of {total|size} left. When it is full, uploads and the database stop.',
    },
    urgency: 'high',
    lanes: ['mail', 'sms'],
    foldMinutes: 6 * HOUR,
    escalation: { afterMinutes: 30, chain: [{ role: 'chief-editor' }] },
  },
  z.object({ node: z.string(), free: z.number(), total: z.number() }),
);

/** A sign-in from a device on which this person was never seen. */
export const newDevice = defineNotice(
  'sign-in.new-device',
  {
    about: { 'zh-Hans': '新设备登录', en: 'Sign-in from a new device' },
    'zh-Hans': {
      title: '您的账号在新设备上登录',
      body: '{at|time}，{device}。如不是本人，请立即改密码并联系台管理员。',
    },
    en: {
      title: 'Your log-in was used on a new device',
      body: '{at|time}, {device}. If it was not you, change your password and tell your administrator.',
    },
    lanes: ['mail'],
    personal: ['device'],
  },
  z.object({ at: z.iso.datetime(), device: z.string() }),
);

/** A licence of an asset that ends soon. */
export const licenceEnds = defineNotice(
  'licence.ends',
  {
    about: { 'zh-Hans': '素材授权到期', en: 'Licence ends' },
    'zh-Hans': { title: '素材“{name}”的授权 {at|time} 到期', body: '到期后不能再用。请续约，或从稿件中换下。' },
    en: {
      title: 'The licence of “{name}” ends on {at|time}',
      body: 'After that it must not be used. Renew it or replace it in stories.',
    },
    foldMinutes: 7 * DAY,
  },
  z.object({ name: z.string(), at: z.iso.datetime() }),
);

/** What the house itself tells of. */
export const houseKinds = [jobsDead, scheduleMissed, diskLow, newDevice, licenceEnds];
