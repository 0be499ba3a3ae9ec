import type { IngestItem, RouteAction, RouteDecision, RouteMatch, RouteRule } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { safePattern } from '../checks/safe-pattern.rules';

/** What rules look at. `hour` is the minute of the station's day at which it came in. */
export type RouteFacts = Pick<IngestItem, 'source' | 'title' | 'body' | 'place' | 'language' | 'takenAt'>;

/** Rules that were proved cheap and are ready to run. */
export type ReadyRules = readonly { readonly rule: RouteRule; readonly holds: (facts: RouteFacts) => boolean }[];

/** Why a set of rules is refused. */
export type BadRule = Refusal<'INGEST.BAD_RULE', { rule: string; problem: string }>;

/** More of a body than this is not searched: what an item is about, it says before. */
const SEARCHED = 5_000;

const STATION_TIME = 8 * 60;
const DAY = 24 * 60;

/** Makes rules ready; a pattern that could keep a node busy is refused here and never runs. */
export function readyRules(rules: readonly RouteRule[]): Result<ReadyRules, BadRule> {
  const ready: { rule: RouteRule; holds: (facts: RouteFacts) => boolean }[] = [];
  for (const rule of rules) {
    if (!rule.on) continue;
    const pattern = rule.when.pattern === null ? ok(undefined) : safePattern(rule.when.pattern);
    if (!pattern.ok) return err('INGEST.BAD_RULE', { rule: rule.name, problem: pattern.error.details.problem });
    const source = pattern.value?.source;
    ready.push({ rule, holds: (facts) => holds(rule.when, source, facts) });
  }
  return ok(ready);
}

/** What the first rule that holds says about an item; without one it is kept, and a person decides. */
export function decide(rules: ReadyRules, facts: RouteFacts): { readonly rule: RouteRule | undefined } {
  return { rule: rules.find((ready) => ready.holds(facts))?.rule };
}

/** A decision in the words in which it is kept and shown. */
export function decisionOf(rule: RouteRule | undefined): RouteDecision {
  if (!rule) return { do: 'keep', rule: null, name: '', detail: '' };
  return { do: rule.then.do, rule: rule.id, name: rule.name, detail: detailOf(rule.then) };
}

/** Whether two decisions come to the same, whatever the rules behind them are called. */
export function sameOutcome(one: RouteDecision, other: RouteDecision): boolean {
  return one.do === other.do && one.detail === other.detail;
}

function detailOf(action: RouteAction): string {
  switch (action.do) {
    case 'drop':
      return action.reason;
    case 'notify':
      return [action.role, action.column ?? '', action.importance].join(' · ');
    case 'attach':
      return [action.lead ?? '', action.column ?? '', action.importance].join(' · ');
    case 'lead':
      return [action.column ?? '', action.importance].join(' · ');
  }
}

/** Width and case make no difference, as readers see none. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

function holds(when: RouteMatch, pattern: string | undefined, facts: RouteFacts): boolean {
  const text = plain(when.titleOnly ? facts.title : `${facts.title}\n${facts.body.slice(0, SEARCHED)}`);
  return comesFrom(when, facts) && reads(when, text) && isAbout(when, facts, text) && matches(pattern, text);
}

const isOpenOr = <T>(wanted: readonly T[], fits: (one: T) => boolean): boolean =>
  wanted.length === 0 || wanted.some(fits);

function comesFrom({ sources, languages, hours }: RouteMatch, facts: RouteFacts): boolean {
  return (
    isOpenOr(sources, (one) => one === facts.source) &&
    isOpenOr(languages, (one) => one === facts.language) &&
    (hours === null || isWithin(hours, minuteOf(facts.takenAt)))
  );
}

function reads({ any, all, none }: RouteMatch, text: string): boolean {
  const stands = (term: string): boolean => text.includes(plain(term));
  return isOpenOr(any, stands) && all.every(stands) && !none.some(stands);
}

const isAbout = ({ places }: RouteMatch, facts: RouteFacts, text: string): boolean =>
  isOpenOr(places, (place) => isThere(place, facts, text));

const matches = (pattern: string | undefined, text: string): boolean =>
  pattern === undefined || new RegExp(pattern, 'u').test(text);

/** A place is where the source says, or is named in the text. */
function isThere(place: string, facts: RouteFacts, text: string): boolean {
  return plain(facts.place).includes(plain(place)) || text.includes(plain(place));
}

/** The minute of the day by the one clock of all stations. */
function minuteOf(moment: string): number {
  return (Math.floor(Date.parse(moment) / 60_000) + STATION_TIME) % DAY;
}

/** From later than to goes over midnight; the same hour twice means the whole day. */
export function isWithin({ from, to }: { readonly from: string; readonly to: string }, minute: number): boolean {
  const [start, end] = [minutes(from), minutes(to)];
  if (start === end) return true;
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
