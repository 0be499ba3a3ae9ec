import type { AssignmentEvent, AssignmentState, AssignmentWords, Lateness } from '../../contract';

/** Events that nobody makes without saying why. */
export const WANT_REASON: readonly AssignmentEvent[] = ['decline', 'ask_again', 'withdraw', 'cancel'];

/** What of an assignment decides about time. */
export type Times = Pick<AssignmentWords, 'departsAt' | 'onSiteAt' | 'due'> & {
  readonly state: AssignmentState;
  readonly stateSince: string;
};

/** Whoever is sent has to answer that many minutes before they should leave. */
export const ANSWER_BEFORE = 30;
/** However late somebody is sent, they have that many minutes to answer. */
export const ANSWER_WITHIN = 10;
/** Traffic lights are no alarm. */
export const GRACE = 5;

const MINUTE = 60_000;

type Late = { readonly late: Lateness; readonly due: string };

/** What is late with an assignment at a moment, the gravest first, and since when; nothing when all is well or it is over. */
export function lateness(times: Times, now: Date): Late | undefined {
  return dutiesOf(times).find(({ due }) => now.getTime() >= Date.parse(due));
}

/** What an assignment still owes, the gravest first, each with the moment from which it is late. */
export function dutiesOf({ state, stateSince, departsAt, onSiteAt, due }: Times): readonly Late[] {
  const after = (late: Lateness, moment: string | null, minutes: number): readonly Late[] =>
    moment === null ? [] : [{ late, due: new Date(Date.parse(moment) + minutes * MINUTE).toISOString() }];
  const filing = after('filing', due, 0);
  const arrival = after('arrival', onSiteAt, GRACE);
  switch (state) {
    case 'assigned': {
      const leave = Date.parse(departsAt ?? onSiteAt ?? due) - ANSWER_BEFORE * MINUTE;
      const answer = Math.max(leave, Date.parse(stateSince) + ANSWER_WITHIN * MINUTE);
      return [...filing, ...arrival, { late: 'acceptance', due: new Date(answer).toISOString() }];
    }
    case 'accepted':
      return [...filing, ...arrival, ...after('departure', departsAt, GRACE)];
    case 'on_the_way':
      return [...filing, ...arrival];
    case 'on_site':
      return filing;
    default:
      return [];
  }
}

/** Whether one leaves before being there, and is there before filing. */
export function timesFit({
  departsAt,
  onSiteAt,
  due,
}: Pick<AssignmentWords, 'departsAt' | 'onSiteAt' | 'due'>): boolean {
  const inOrder = [departsAt, onSiteAt, due].flatMap((moment) => (moment === null ? [] : [Date.parse(moment)]));
  return inOrder.every((moment, index) => moment >= (inOrder[index - 1] ?? moment));
}

/** Which words of something a change really alters; what was not said stays. */
export function altered(now: AssignmentWords, change: Partial<AssignmentWords>): readonly (keyof AssignmentWords)[] {
  return WORDS.filter((field) => change[field] !== undefined && change[field] !== now[field]);
}

const WORDS = ['brief', 'place', 'contact', 'departsAt', 'onSiteAt', 'due'] as const;

/** The times of a task so many milliseconds later, as its topic was put off by that. */
export function laterBy({ departsAt, onSiteAt, due }: When, milliseconds: number): When {
  const later = (moment: string): string => new Date(Date.parse(moment) + milliseconds).toISOString();
  return { departsAt: departsAt && later(departsAt), onSiteAt: onSiteAt && later(onSiteAt), due: later(due) };
}

type When = Pick<AssignmentWords, 'departsAt' | 'onSiteAt' | 'due'>;

/** The shortest time that a task without a start is taken to need. */
const USUAL_HOURS = 2;

/** When an assignment takes its people and things: from setting out until filing. */
export function spanOf({ departsAt, onSiteAt, due }: Pick<AssignmentWords, 'departsAt' | 'onSiteAt' | 'due'>): {
  readonly from: string;
  readonly to: string;
} {
  const to = Date.parse(due);
  const from = Date.parse(departsAt ?? onSiteAt ?? new Date(to - USUAL_HOURS * 60 * MINUTE).toISOString());
  // Setting out and filing at one moment still takes somebody.
  return { from: new Date(Math.min(from, to - MINUTE)).toISOString(), to: new Date(to).toISOString() };
}

/** Rounds where a phone was to about a hundred metres, and claims no more than that. */
export function coarse({ latitude, longitude, accuracy }: Place): Place {
  const round = (degrees: number): number => Math.round(degrees * 1_000) / 1_000;
  return { latitude: round(latitude), longitude: round(longitude), accuracy: Math.max(100, Math.round(accuracy)) };
}

/** Where a phone was. */
export type Place = { readonly latitude: number; readonly longitude: number; readonly accuracy: number };
