import type { Text } from '@hearth/cms/kernel';
import { gateReasons, type GateReason, type GateReasonCode } from '../../contract';

/** The names of reasons, each once, in their order. */
export const codesOf = (reasons: readonly GateReason[]): readonly GateReasonCode[] => [
  ...new Set(reasons.map(({ code }) => code)),
];

/** Reasons as a sentence in both languages. */
export function namedIn(reasons: readonly GateReason[]): Text {
  const words = codesOf(reasons).map((code) => gateReasons[code].words);
  return {
    'zh-Hans': words.map((text) => text['zh-Hans']).join('；'),
    en: words.map(({ en }) => en).join('; '),
  };
}
