import { defineNotice } from '@hearth/cms/platform';
import { z } from 'zod';

/** Somebody was drawn for a panel and has a form to sign. */
export const seatAsked = defineNotice(
  'vetting-seat.asked',
  {
    about: { 'zh-Hans': '被抽为选品评委', en: 'Drawn for a panel' },
    'zh-Hans': { title: '您被抽为选品评委', body: '请先填写利益冲突声明，再评盲样；{day} 前完成。' },
    en: {
      title: 'You were drawn for a panel',
      body: 'Sign the form of ties first, then score the blind sample, by {day}.',
    },
    lanes: ['mail'],
  },
  z.object({ day: z.string() }),
);

/** Everybody has sealed, and now everybody opens. */
export const sheetsWanted = defineNotice(
  'vetting-seat.open-now',
  {
    about: { 'zh-Hans': '评分可以开封', en: 'Sheets can be opened' },
    'zh-Hans': { title: '所有评委都已封存，请开封', body: '请在封存评分的那台设备上打开评分页，一点即可开封。' },
    en: {
      title: 'All sheets are sealed; open yours',
      body: 'Go to your sheets on the device that you scored with, and open it.',
    },
    lanes: ['mail'],
  },
  z.object({}),
);

/** All sheets of a round are open. */
export const roundOpened = defineNotice(
  'vetting-round.opened',
  {
    about: { 'zh-Hans': '评分已一起开封', en: 'The scores of a round are open' },
    'zh-Hans': { title: '“{title}”评分已开封：{points} 分', body: '请核对否决意见并结束这一轮。' },
    en: { title: 'The scores of “{title}” are open: {points}', body: 'Look at the vetoes and settle the round.' },
  },
  z.object({ title: z.string(), points: z.string() }),
);

/** A round is late. */
export const roundLate = defineNotice(
  'vetting-round.late',
  {
    about: { 'zh-Hans': '评审超过截止时间', en: 'A round is late' },
    'zh-Hans': { title: '评审已过截止时间，还差 {missing} 人', body: '请催办，或说明理由换下一位专家。' },
    en: {
      title: 'A round is past its time; {missing} are missing',
      body: 'Remind them, or give the seat to the next with a reason.',
    },
    urgency: 'high',
    lanes: ['mail'],
    escalation: { afterMinutes: 240, chain: [{ role: 'chief-editor' }] },
  },
  z.object({ missing: z.string() }),
);

/** What rounds tell of. */
export const roundKinds = [seatAsked, sheetsWanted, roundOpened, roundLate];
