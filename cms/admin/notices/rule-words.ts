import { roles, type Audience, type NoticeRule, type NoticeWebhook } from '../../contract';
import type { RuleKind } from './use-rules';
import type { Say } from './words';

type Language = 'zh-Hans' | 'en';

/** Whom a rule means, in words. Posts go by the name that the roster gives them. */
export function audienceWords(audience: Audience | null, say: Say, language: Language): string {
  if (audience === null) return say('everybody');
  return 'role' in audience ? roles[audience.role].name[language] : audience.post;
}

/** What a rule is about, in words. */
export function kindWords(kind: string, kinds: readonly RuleKind[], ...[say, language]: [Say, Language]): string {
  return kind === '*' ? say('allKinds') : (kinds.find((one) => one.kind === kind)?.name[language] ?? kind);
}

/** The ways a rule names, in words. */
export function wayWords({ lanes, webhooks }: NoticeRule, robots: readonly NoticeWebhook[], say: Say): string {
  const groups = webhooks.map((id) => robots.find((robot) => robot.id === id)?.name ?? say('group'));
  const ways = [...lanes.map((lane) => say(lane)), ...groups];
  return ways.length > 0 ? ways.join(' · ') : say('onlyList');
}
