import { useIntl } from 'react-intl';

/** Stations work by one clock, whatever the traveller's laptop says. */
const ZONE = 'Asia/Shanghai';

/** A moment as the house writes it: the hour alone today, 11月21日 14:05 before. */
export function Moment({ at }: { readonly at: string }) {
  const { formatDate } = useIntl();
  const day = (date: Date): string => formatDate(date, { dateStyle: 'short', timeZone: ZONE });
  const date = new Date(at);
  const hour = { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: ZONE } as const;
  const isToday = day(date) === day(new Date());
  return (
    <time dateTime={at} style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {formatDate(date, isToday ? hour : { month: 'short', day: 'numeric', ...hour })}
    </time>
  );
}
