import { stepWord } from '../review/step-words.rules';

/** The letter that carries a link. What is to be signed stands behind the password, and not in a mailbox. */
export function signLetter({
  url,
  level,
  minutes,
}: {
  readonly url: string;
  readonly level: 1 | 2 | 3;
  readonly minutes: number;
}): {
  readonly subject: string;
  readonly text: string;
} {
  const step = { kind: 'review', level } as const;
  const [zh, en] = [stepWord(step, 'zh-Hans'), stepWord(step, 'en')];
  return {
    subject: `有一篇稿件等您${zh} / A manuscript waits for your ${en}`,
    text: [
      `有一篇稿件等您${zh}。请在手机上打开，输入您的签名口令：`,
      url,
      `${minutes} 分钟内有效，只能签一次，只能在一台设备上打开。请不要转发。`,
      '--',
      `A manuscript waits for your ${en}. Open the link on your phone and enter your signing password. It works for ${minutes} minutes, once, on one device; do not hand it on.`,
    ].join('\n\n'),
  };
}
