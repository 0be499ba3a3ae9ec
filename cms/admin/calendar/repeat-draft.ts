/** The days of the week as rules call them, from Monday. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** A day of the week as rules call it. */
export type Weekday = (typeof WEEKDAYS)[number];

/** How often something repeats, as the form holds it. `own` is a rule that the form has no fields for: it is kept as it is. */
export type RepeatDraft = {
  readonly freq: '' | 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY' | 'own';
  readonly interval: number;
  readonly days: readonly Weekday[];
  /** Of months: by the day's number, or by which of its weekdays it is. */
  readonly monthBy: 'date' | 'weekday';
  /** The last day, or nothing. */
  readonly until: string;
  readonly own: string;
};

/** What does not repeat. */
export const ONCE: RepeatDraft = { freq: '', interval: 1, days: [], monthBy: 'date', until: '', own: '' };

/** Which weekday a day is, and the how manieth of its month; the fifth is the last. */
export function weekdayOf(day: string): { readonly weekday: Weekday; readonly nth: number } {
  const weekday = WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO';
  const nth = Math.ceil(Number(day.slice(8, 10)) / 7);
  return { weekday, nth: nth === 5 ? -1 : nth };
}

/** The rule of RFC 5545 that a draft says, for something that starts on a day. */
export function ruleOf(draft: RepeatDraft, starts: string): string | null {
  if (draft.freq === '') return null;
  if (draft.freq === 'own') return draft.own;
  const { weekday, nth } = weekdayOf(starts);
  const parts = [
    `FREQ=${draft.freq}`,
    draft.interval > 1 && `INTERVAL=${draft.interval}`,
    draft.freq === 'WEEKLY' && draft.days.length > 0 && `BYDAY=${inOrder(draft.days).join(',')}`,
    draft.freq === 'MONTHLY' && draft.monthBy === 'weekday' && `BYDAY=${nth}${weekday}`,
    draft.until !== '' && `UNTIL=${draft.until.replaceAll('-', '')}`,
  ];
  return parts.filter((part) => part !== false).join(';');
}

const inOrder = (days: readonly Weekday[]): readonly Weekday[] => WEEKDAYS.filter((day) => days.includes(day));

/** The draft of a rule; one that says more than the form does is kept whole. */
export function repeatOf(rule: string | null, starts: string): RepeatDraft {
  if (rule === null) return ONCE;
  const own: RepeatDraft = { ...ONCE, freq: 'own', own: rule };
  const parts = new Map(rule.split(';').map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']));
  const draft = draftFrom(parts);
  if (!draft) return own;
  // What the form would write is what stood there: else it would lose something of the rule.
  const again = new Set(ruleOf({ ...draft, until: '' }, starts)?.split(';'));
  const isWhole = [...parts].every(
    ([name, value]) => name === 'UNTIL' || again.has(`${name}=${value}`) || isUsual(name, value),
  );
  return isWhole ? draft : own;
}

/** The draft of the parts that the form has fields for; nothing where it cannot say how often. */
function draftFrom(parts: ReadonlyMap<string, string>): RepeatDraft | undefined {
  const freq = (['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const).find((one) => one === parts.get('FREQ'));
  const until = dayOfUntil(parts.get('UNTIL') ?? '');
  if (!freq || until === undefined) return undefined;
  const days = (parts.get('BYDAY') ?? '').split(',').filter((day) => day !== '');
  return {
    ...{ freq, until, own: '', interval: Number(parts.get('INTERVAL') ?? 1) },
    days: freq === 'WEEKLY' ? WEEKDAYS.filter((day) => days.includes(day)) : [],
    monthBy: freq === 'MONTHLY' && days.length === 1 ? 'weekday' : 'date',
  };
}

const isUsual = (name: string, value: string): boolean =>
  (name === 'INTERVAL' && value === '1') || (name === 'WKST' && value === 'MO');

/** The day of an UNTIL, or nothing where it names a moment: the form knows days. */
function dayOfUntil(until: string): string | undefined {
  if (until === '') return '';
  const day = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(until);
  return day ? `${day[1]}-${day[2]}-${day[3]}` : undefined;
}
