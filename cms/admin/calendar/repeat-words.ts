import { useIntl } from 'react-intl';
import { weekdayOf, WEEKDAYS, type RepeatDraft, type Weekday } from './repeat-draft';
import { useSay } from './words';

/** The first Monday of 2024 was its first day: the days after it name the week in any language. */
const MONDAY = Date.UTC(2024, 0, 1);

/** Says how often something repeats: 「每 2 周的周一、周四，到 2026年12月31日」. */
export function useRepeatWords(): {
  readonly day: (day: Weekday) => string;
  readonly words: (repeat: RepeatDraft, starts: string) => string;
} {
  const say = useSay();
  const { formatDate, formatList } = useIntl();
  const day = (one: Weekday): string =>
    formatDate(MONDAY + WEEKDAYS.indexOf(one) * 86_400_000, { weekday: 'short', timeZone: 'UTC' });
  const onDays = (repeat: RepeatDraft, starts: string): string => {
    const { weekday, nth } = weekdayOf(starts);
    if (repeat.freq === 'WEEKLY') {
      const days = repeat.days.length > 0 ? repeat.days : [weekday];
      return formatList(days.map(day), { type: 'unit', style: 'narrow' });
    }
    if (repeat.freq === 'MONTHLY' && repeat.monthBy === 'weekday') {
      return nth === -1 ? say('repeat.last', { day: day(weekday) }) : say('repeat.nth', { nth, day: day(weekday) });
    }
    if (repeat.freq === 'MONTHLY') return say('repeat.date', { date: Number(starts.slice(8, 10)) });
    if (repeat.freq === 'DAILY') return '';
    return formatDate(`${starts}T00:00:00Z`, { month: 'long', day: 'numeric', timeZone: 'UTC' });
  };
  const words = (repeat: RepeatDraft, starts: string): string => {
    const { freq, interval, until, own } = repeat;
    if (freq === '') return say('repeat.never');
    if (freq === 'own') return own;
    const every = say(`repeat.every.${freq}`, { interval });
    const end =
      until && say('repeat.to', { day: formatDate(`${until}T00:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' }) });
    return [every, starts && onDays(repeat, starts), end].filter(Boolean).join(say('repeat.between'));
  };
  return { day, words };
}
