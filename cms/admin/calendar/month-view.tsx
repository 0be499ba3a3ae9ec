import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Occurrence } from '../../contract';
import { dayOf } from '../roster/week';
import { daysShown, isOn, type CalendarQuery } from './calendar-query';
import { DayGrid, DayNames } from './day-grid';
import { OccurrenceLine } from './occurrence-line';
import { useSay } from './words';

const Grid = styled(DayGrid)`
  @media (max-width: 720px) {
    > section {
      min-height: 64px;
      padding: 2px;
    }
    button {
      padding: 1px 2px;
      font-size: 1rem;
    }
    time {
      display: none;
    }
  }
`;

const DayName = styled.button.attrs({ type: 'button' })`
  display: block;
  padding: 2px 4px;
  border: 0;
  background: none;
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.3rem;
  font-variant-numeric: tabular-nums;
  cursor: pointer;
  &:hover {
    text-decoration: underline;
  }
`;

const Lines = styled.div`
  display: grid;
  gap: 2px;
`;

/** More than these of one day are a number that opens the day. */
const MOST = 3;

type Props = {
  readonly query: CalendarQuery;
  readonly occurrences: readonly Occurrence[];
  readonly onOpen: (open: string) => void;
  readonly onDay: (day: string) => void;
};

/** The weeks that a month touches, day by day. */
export function MonthView({ query, occurrences, onOpen, onDay }: Props) {
  const days = daysShown(query);
  return (
    <Grid>
      <DayNames days={days} />
      {days.map((day) => (
        <Day
          key={day}
          day={day}
          isOther={day.slice(0, 7) !== query.day.slice(0, 7)}
          occurrences={occurrences.filter((one) => isOn(one, day))}
          onOpen={onOpen}
          onDay={onDay}
        />
      ))}
    </Grid>
  );
}

type DayProps = Omit<Props, 'query'> & { readonly day: string; readonly isOther: boolean };

function Day({ day, isOther, occurrences, onOpen, onDay }: DayProps) {
  const say = useSay();
  const { formatDate } = useIntl();
  const words = formatDate(`${day}T00:00:00Z`, { month: 'long', day: 'numeric', weekday: 'long', timeZone: 'UTC' });
  const rest = occurrences.length - MOST;
  return (
    <section
      aria-label={words}
      data-other={isOther ? '' : undefined}
      data-today={day === dayOf(Date.now()) ? '' : undefined}
    >
      <DayName aria-label={say('openDay', { day: words })} onClick={() => onDay(day)}>
        {Number(day.slice(8, 10))}
      </DayName>
      <Lines>
        {occurrences.slice(0, MOST).map((one) => (
          <OccurrenceLine key={`${one.happening} ${one.at}`} one={one} onOpen={onOpen} />
        ))}
      </Lines>
      {rest > 0 && <DayName onClick={() => onDay(day)}>{say('rest', { count: rest })}</DayName>}
    </section>
  );
}
