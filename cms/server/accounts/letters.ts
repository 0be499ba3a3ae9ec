import type { Locale } from '../../kernel';
import type { MailMessage } from '../../platform';

/** What a link in an e-mail is for. */
export type LinkPurpose = 'confirm' | 'reset';

/** Where links lead: the screens of the news app, or our own page on a host that serves no app. */
export type LinkBase = { readonly url: string; readonly app: boolean };

const SCREENS: Readonly<Record<LinkPurpose, string>> = { confirm: 'confirm', reset: 'new-password' };

/** A link for an e-mail. The token stands after #, which browsers keep to themselves: no log, no referrer, no proxy sees it. */
export function linkTo({ url, app }: LinkBase, purpose: LinkPurpose, token: string): string {
  const page = app ? `${SCREENS[purpose]}#token` : `link.html#${purpose}`;
  return `${url.replace(/\/$/, '')}/account/${page}=${token}`;
}

type Letter = { readonly to: string; readonly locale: Locale };
type Words = { readonly subject: string; readonly text: string };

const letter = ({ to, locale }: Letter, words: Record<Locale, Words>): MailMessage => ({ to, ...words[locale] });

/** A code that proves an address. */
export const codeMail = (about: Letter & { code: string }): MailMessage =>
  letter(about, {
    'zh-Hans': {
      subject: '您的验证码',
      text: `验证码：${about.code}\n\n5 分钟内有效。如非本人操作，请忽略此邮件，不要把验证码告诉任何人。`,
    },
    en: {
      subject: 'Your code',
      text: `Code: ${about.code}\n\nIt works for 5 minutes. If this was not you, ignore this e-mail and tell nobody the code.`,
    },
  });

/** The link that makes an account. */
export const confirmMail = (about: Letter & { link: string }): MailMessage =>
  letter(about, {
    'zh-Hans': {
      subject: '请确认您的邮箱',
      text: `请打开链接完成注册：\n${about.link}\n\n链接 24 小时内有效。如非本人操作，请忽略此邮件，不会产生账号。`,
    },
    en: {
      subject: 'Please confirm your e-mail address',
      text: `Open this link to finish signing up:\n${about.link}\n\nIt works for 24 hours. If this was not you, ignore this e-mail: there will be no account.`,
    },
  });

/** What the owner of a known address gets when somebody signs up with it. */
export const knownMail = (about: Letter): MailMessage =>
  letter(about, {
    'zh-Hans': {
      subject: '您已经有账号了',
      text: '有人用这个邮箱申请注册，而它已经有账号了。如果是您本人，请直接登录；忘记密码可在登录页重置。如非本人操作，无需处理。',
    },
    en: {
      subject: 'You already have an account',
      text: 'Somebody asked for an account with this address, which already has one. If it was you, just sign in; a forgotten password can be reset there. If not, there is nothing to do.',
    },
  });

/** The link that sets a new password. */
export const resetMail = (about: Letter & { link: string }): MailMessage =>
  letter(about, {
    'zh-Hans': {
      subject: '重设密码',
      text: `请打开链接设置新密码：\n${about.link}\n\n链接 1 小时内有效，用后所有设备都要重新登录。如非本人操作，请忽略此邮件。`,
    },
    en: {
      subject: 'Set a new password',
      text: `Open this link to set a new password:\n${about.link}\n\nIt works for one hour, and all devices will have to sign in again. If this was not you, ignore this e-mail.`,
    },
  });

/** What the owner learns when a used-up sign-in was shown again. */
export const stolenMail = (about: Letter & { device: string }): MailMessage =>
  letter(about, {
    'zh-Hans': {
      subject: '您的一次登录已被终止',
      text: `设备“${about.device}”的登录凭证被重复使用，可能已泄露，我们已终止这次登录。请重新登录；如非本人操作，请修改密码并退出所有设备。`,
    },
    en: {
      subject: 'One of your sign-ins was ended',
      text: `The sign-in of “${about.device}” was used twice and may have leaked, so we ended it. Sign in again; if that was not you, change your password and sign out everywhere.`,
    },
  });
