import { useIntl } from 'react-intl';

/** Stations work by one clock, whatever the traveller's laptop says. */
const ZONE = 'Asia/Shanghai';
const HOUR = { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: ZONE } as const;

/** The hour of a moment, for what writes no elements: the axis of a chart. */
export const hourAt = (at: number): string => new Intl.DateTimeFormat('zh-CN', HOUR).format(at);

/** A moment as the house writes it: the hour alone today, 11月21日 14:05 in this year, with its year in another. */
export function Moment({ at }: { readonly at: string }) {
  const { formatDate } = useIntl();
  const day = (date: Date): string => formatDate(date, { dateStyle: 'short', timeZone: ZONE });
  const year = (date: Date): string => formatDate(date, { year: 'numeric', timeZone: ZONE });
  const [date, now] = [new Date(at), new Date()];
  const isToday = day(date) === day(now);
  const aYear = year(date) === year(now) ? {} : ({ year: 'numeric' } as const);
  return (
    <time dateTime={at} style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {formatDate(date, isToday ? HOUR : { ...aYear, month: 'short', day: 'numeric', ...HOUR })}
    </time>
  );
}
