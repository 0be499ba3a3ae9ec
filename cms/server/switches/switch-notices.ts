import { z } from 'zod';
import { textOf, type SwitchMode } from '../../contract';
import type { Text } from '../../kernel';
import { defineNotice } from '../../platform';

/** A switch does nothing until a second person agrees: those who may are told. */
export const switchAsked = defineNotice(
  'switch.asked',
  {
    about: { 'zh-Hans': '一键开关待第二人确认', en: 'A switch waits for its second person' },
    'zh-Hans': { title: '待您确认：{mode}', body: '{reason}。确认之前开关不起作用。' },
    en: { title: 'Waits for you to agree: {mode}', body: '{reason}. The switch does nothing until then.' },
    urgency: 'high',
    lanes: ['mail', 'sms'],
    escalation: { afterMinutes: 5, chain: [{ role: 'chief-editor' }, { role: 'station-administrator' }] },
  },
  z.object({ mode: textOf(40), reason: z.string() }),
);

/** Whoever asked for a switch hears that the second person declined. */
export const switchDeclined = defineNotice(
  'switch.declined',
  {
    about: { 'zh-Hans': '一键开关未获同意', en: 'Your switch was declined' },
    'zh-Hans': { title: '第二人没有同意：{mode}', body: '开关没有启用。{reason}' },
    en: { title: 'The second person declined: {mode}', body: 'The switch is not on. {reason}' },
    urgency: 'high',
    lanes: ['mail'],
    foldMinutes: 1,
  },
  z.object({ mode: textOf(40), reason: z.string() }),
);

/** How the modes are called where people are told of them. */
export const SPOKEN_MODES: Readonly<Record<SwitchMode, Text>> = {
  breaking: { 'zh-Hans': '突发优先', en: 'Breaking first' },
  mourning: { 'zh-Hans': '悼念灰', en: 'Mourning grey' },
  silence: { 'zh-Hans': '静默', en: 'Silence' },
  hold: { 'zh-Hans': '停发栏目', en: 'Hold a column' },
};

/** What switches tell of. */
export const switchNotices = [switchAsked, switchDeclined];
