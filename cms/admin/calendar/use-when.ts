import { useIntl } from 'react-intl';
import type { Occurrence } from '../../contract';
import { dayOf, hourOf } from '../roster/week';
import { useSay } from './words';

/** Says when an occurrence is, by the clock of the stations: 「11月28日周六 09:00–10:30」. */
export function useWhen(): (one: Pick<Occurrence, 'startsAt' | 'endsAt' | 'allDay'>) => string {
  const say = useSay();
  const { formatDate } = useIntl();
  const dayWords = (day: string): string =>
    formatDate(`${day}T00:00:00Z`, { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' });
  return ({ startsAt, endsAt, allDay }) => {
    const first = dayOf(startsAt);
    const last = dayOf(Math.max(Date.parse(startsAt), Date.parse(endsAt) - 1));
    if (allDay)
      return first === last ? `${dayWords(first)} ${say('allDay')}` : `${dayWords(first)} – ${dayWords(last)}`;
    const end = first === dayOf(endsAt) ? hourOf(endsAt) : `${dayWords(dayOf(endsAt))} ${hourOf(endsAt)}`;
    return startsAt === endsAt
      ? `${dayWords(first)} ${hourOf(startsAt)}`
      : `${dayWords(first)} ${hourOf(startsAt)} – ${end}`;
  };
}
