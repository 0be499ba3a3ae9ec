import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { DayGrid, DayNames } from '@hearth/cms/reach';
import type { PlannedSession } from '../../contract';
import { dayOf, daysShown, hourOf, type SessionView } from './calendar.rules';
import { useSay } from './words';

const Grid = styled(DayGrid)`
  > section {
    padding: 6px;
    font-variant-numeric: tabular-nums;
  }
  h3 {
    margin: 0 0 4px;
    font-size: 1.3rem;
    font-weight: 500;
  }
  /* On a phone a day is a line of its own: seven columns would hold nothing that can be read. */
  @media (max-width: 720px) {
    grid-template-columns: minmax(0, 1fr);
    > span,
    > section[data-empty] {
      display: none;
    }
    > section {
      min-height: 0;
      border-inline-start: 0;
    }
  }
`;

const Entry = styled(Link)`
  display: block;
  padding: 2px 4px;
  border-radius: 4px;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  line-height: 1.5;
  text-decoration: none;
  overflow-wrap: anywhere;
  &[data-off] {
    text-decoration: line-through;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  &:hover {
    background: ${({ theme }) => theme.colors.neutral150};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

type Props = { readonly view: SessionView; readonly day: string; readonly sessions: readonly PlannedSession[] };

/** Sessions by the days of a week or a month. */
export function SessionCalendar({ view, day, sessions }: Props) {
  const days = daysShown(view, day);
  return (
    <Grid>
      <DayNames days={days} />
      {days.map((one) => (
        <Day
          key={one}
          day={one}
          isOther={view === 'month' && one.slice(0, 7) !== day.slice(0, 7)}
          sessions={sessions.filter(({ plannedAt }) => dayOf(plannedAt) === one)}
        />
      ))}
    </Grid>
  );
}

type DayProps = { readonly day: string; readonly isOther: boolean; readonly sessions: readonly PlannedSession[] };

function Day({ day, isOther, sessions }: DayProps) {
  const say = useSay();
  const { formatDate } = useIntl();
  const words = formatDate(`${day}T00:00:00Z`, { month: 'long', day: 'numeric', weekday: 'long', timeZone: 'UTC' });
  return (
    <section
      aria-label={words}
      data-other={isOther ? '' : undefined}
      data-today={day === dayOf(Date.now()) ? '' : undefined}
      data-empty={sessions.length === 0 ? '' : undefined}
    >
      <h3>{formatDate(`${day}T00:00:00Z`, { month: 'numeric', day: 'numeric', timeZone: 'UTC' })}</h3>
      {sessions.map(({ id, title, plannedAt, state }) => (
        <Entry key={id} to={id} data-off={state === 'cancelled' ? '' : undefined} title={say(`sessions.is.${state}`)}>
          {`${hourOf(plannedAt)} ${title}`}
        </Entry>
      ))}
    </section>
  );
}
