import type { DeliveryGate } from '../../contract';
import type { Locale } from '../../kernel';
import type { ReviewRefusal } from './review-deps';
import { missingWords } from './step-words.rules';

type Sentence = Readonly<Record<Locale, string>>;

const WAITS: Readonly<Partial<Record<DeliveryGate, Sentence>>> = {
  aired: { 'zh-Hans': '节目播出', en: 'the broadcast' },
  release: { 'zh-Hans': '有人放行', en: 'somebody to release it' },
  elsewhere: { 'zh-Hans': '首发账号先发出', en: 'the account that goes first' },
  'elsewhere-failed': { 'zh-Hans': '首发账号的问题处理好', en: 'the account that goes first, which has failed' },
  paused: { 'zh-Hans': '账号恢复启用', en: 'the account to be switched on again' },
};

/** The sentence of a closed gate names steps, hours and gates as people do; programs get the codes. */
export function wordedRefusal(refused: ReviewRefusal, locale: Locale): ReviewRefusal {
  switch (refused.code) {
    case 'REVIEW.NOT_COVERED':
      return { ...refused, details: { missing: missingWords(refused.details.missing, locale) } };
    case 'REVIEW.NOT_YET':
    case 'REVIEW.TOO_EARLY':
      return { ...refused, details: { ...refused.details, wait: waitWord(refused.details.wait, locale) } };
    default:
      return refused;
  }
}

/** A gate by its name, or the moment until which it is shut, as the station's clock shows it. */
function waitWord(wait: string, locale: Locale): string {
  const word = Object.entries(WAITS).find(([gate]) => gate === wait)?.[1];
  if (word) return word[locale];
  const at = new Date(wait);
  if (Number.isNaN(at.getTime())) return wait;
  const shown = {
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const language = locale === 'en' ? 'en-GB' : 'zh-CN';
  return new Intl.DateTimeFormat(language, { ...shown, hourCycle: 'h23', timeZone: 'Asia/Shanghai' }).format(at);
}
