import type { Locale } from '../../kernel';
import type { Step } from './coverage.rules';

const ORDINALS = ['first', 'second', 'third'] as const;
const FIGURES = ['一', '二', '三'] as const;

/** Names a step as a newsroom does: 二审, 一校; second review, first proof. */
export function stepWord({ kind, level }: Step, locale: Locale): string {
  if (locale === 'en') return `${ORDINALS[level - 1]} ${kind}`;
  return `${FIGURES[level - 1]}${kind === 'review' ? '审' : '校'}`;
}

/** Names what codes such as `review-2` stand for; a code that is none stays as it is. */
export function missingWords(codes: readonly string[], locale: Locale): readonly string[] {
  return codes.map((code) => {
    const step = STEPS.find(({ kind, level }) => code === `${kind}-${level}`);
    return step ? stepWord(step, locale) : code;
  });
}

const STEPS: readonly Step[] = (['review', 'proof'] as const).flatMap((kind) =>
  ([1, 2, 3] as const).map((level) => ({ kind, level })),
);
