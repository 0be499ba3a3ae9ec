import { roles, type Audience, type NoticeRule, type QuietHours } from '../../contract';
import { useSpoken, type Both } from '../reach/spoken';
import { clockOf } from './minutes';
import type { RuleBook } from './use-rules';
import { useSay, type Say } from './words';

/** A rule as its row says it. */
export type RuleWords = Readonly<
  Record<'station' | 'kind' | 'forWhom' | 'ways' | 'minUrgency' | 'quiet' | 'escalation', string>
>;

type Speech = { readonly book: RuleBook; readonly say: Say; readonly spoken: (words: Both) => string };

/** Puts rules into the words of the page. */
export function useRuleWords(book: RuleBook): (rule: NoticeRule) => RuleWords {
  const speech = { book, say: useSay(), spoken: useSpoken() };
  const { say } = speech;
  return (rule) => ({
    station: stationWords(rule.station, speech),
    kind: kindWords(rule.kind, speech),
    forWhom: rule.audience === null ? say('everybody') : audienceWords(rule.audience, rule.station, speech),
    ways: wayWords(rule, speech),
    minUrgency: say(`least.${rule.minUrgency}`),
    quiet: quietWords(rule.quiet),
    escalation: climbWords(rule, speech),
  });
}

function audienceWords(whom: Audience, station: string, { book, spoken }: Speech): string {
  if ('role' in whom) return spoken(roles[whom.role].name);
  const post = book.posts.find((one) => one.slug === whom.post && one.station === station);
  return post ? spoken(post.name) : whom.post;
}

function stationWords(slug: string, { book, spoken }: Speech): string {
  const station = book.stations.find((one) => one.slug === slug);
  return station ? spoken(station.name) : slug;
}

function kindWords(kind: string, { book, say, spoken }: Speech): string {
  if (kind === '*') return say('kind.all');
  const known = book.kinds.find((one) => one.kind === kind);
  return known ? spoken(known.name) : kind;
}

function wayWords({ lanes, webhooks }: NoticeRule, { book, say }: Speech): string {
  const groups = webhooks.map((id) => book.robots.find((robot) => robot.id === id)?.name ?? say('lane.group'));
  const ways = [...lanes.map((lane) => say(`lane.${lane}`)), ...groups];
  return ways.length > 0 ? ways.join(' · ') : say('ways.none');
}

function quietWords(quiet: QuietHours | null): string {
  return quiet ? `${clockOf(quiet.from)}–${clockOf(quiet.to)}` : '—';
}

function climbWords({ escalation, station }: NoticeRule, speech: Speech): string {
  if (!escalation) return '—';
  const chain = escalation.chain.map((whom) => audienceWords(whom, station, speech)).join(' → ');
  return speech.say('climbs', { minutes: escalation.afterMinutes, chain });
}
