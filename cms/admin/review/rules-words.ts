import type { ReviewRules } from '../../contract';
import type { Say } from './words';

/** What the rules mean, sentence by sentence, for people who do not read tables. */
export function sentencesOf(
  rules: ReviewRules,
  say: Say,
  listed: (parts: readonly string[]) => string,
): readonly string[] {
  const { levels, proofs, smallStation, jumpTo, resubmit, minutes, emergencyMinutes } = rules;
  if (levels.length === 0 && proofs.length === 0) return [say('rules.direct')];
  const names = listed(levels.map((level) => say(`step.review.${level}`)));
  const jumps = jumpTo.filter((level) => levels.includes(level)).map((level) => say(`step.review.${level}`));
  return [
    ...(levels.length === 0 ? [] : [say(smallStation ? 'rules.small' : 'rules.each', { levels: names })]),
    ...proofs.map(({ proof, before }) =>
      say('rules.proof', { proof: say(`step.proof.${proof}`), before: say(`rules.before.${before}`) }),
    ),
    ...(levels.length === 0
      ? []
      : [
          say('rules.minutes', {
            times: listed(
              levels.map((level) => say('rules.time', { step: say(`step.review.${level}`), minutes: minutes[level] })),
            ),
          }),
          say(`rules.resubmit.${resubmit}`),
        ]),
    ...(jumps.length === 0 ? [] : [say('rules.jump', { levels: listed(jumps) })]),
    say('rules.emergency', { minutes: emergencyMinutes }),
    ...freshness(rules, say),
  ];
}

/** When words that were signed once are signed again. */
function freshness({ levels, freshDays, freshRules }: ReviewRules, say: Say): readonly string[] {
  if (levels.length === 0) return [];
  const days = freshDays === null ? [] : [say('rules.fresh.days', { days: freshDays })];
  return freshRules ? [...days, say('rules.fresh.rules')] : days;
}
