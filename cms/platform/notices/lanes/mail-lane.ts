import type { Mail } from '../../mail/mail';
import type { Lanes, Letter } from './lane';

const OPEN = { 'zh-Hans': '打开处理：', en: 'Open: ' } as const;
const SETTINGS = {
  'zh-Hans': '收到这封邮件是因为您的岗位与本台的通知规则。可在后台“通知 → 我的设置”里调整。',
  en: 'You get this by your role and your station’s rules. Change it in the admin under Notices → My settings.',
} as const;

/** Sends e-mails. Each try of a delivery carries the same id, by which servers and mailboxes know a repeat for what it is. */
export function createMailLane(mail: Mail): NonNullable<Lanes['mail']> {
  return async (to, letter) => {
    const { state, says, forGood } = await mail.send({
      to,
      subject: letter.title,
      text: textOf(letter),
      id: letter.id,
    });
    return state === 'refused' ? { state, says, forGood: forGood ?? false } : { state, says };
  };
}

function textOf({ body, link, locale }: Letter): string {
  return [body, ...(link === null ? [] : [`${OPEN[locale]}${link}`]), '--', SETTINGS[locale]].join('\n\n');
}
