import type { Text } from '@hearth/cms/kernel';

/** What a buyer is told about a lot that was called back. */
export type RecallNews = { readonly title: Text; readonly code: string; readonly words: string };

/** A short message has room for so many characters of what goods are called. */
const ROOM = 20;

const short = (title: string): string => (title.length > ROOM ? `${title.slice(0, ROOM - 1)}…` : title);

/** The message to whoever bought of a lot that was called back: first of all to stop, then where it says what to do. */
export const recallNotice = ({ title, code, words }: RecallNews): { readonly title: Text; readonly body: Text } => ({
  title: {
    'zh-Hans': `您买的“${short(title['zh-Hans'])}”已召回，请停止食用和使用，怎么处理请看App里的订单`,
    en: `Recalled: “${short(title.en)}”. Stop using it; your order in the app says what to do`,
  },
  body: {
    'zh-Hans': [
      `您买的“${title['zh-Hans']}”（批次 ${code}）已召回，请停止食用和使用。`,
      words,
      '打开App里的订单，可以看到这段说明，也可以申请退款。',
    ].join('\n\n'),
    en: [
      `“${title.en}” (lot ${code}) that you bought was called back. Please stop eating and using it.`,
      words,
      'Your order in the app shows these words, and lets you ask for your money back.',
    ].join('\n\n'),
  },
});
