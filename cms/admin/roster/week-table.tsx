import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { DutyPost, DutyShift } from '../../contract';
import { useSpoken } from '../reach/spoken';
import { usePeopleNames, type Colleague } from './people-names';
import { dayOf, hourOf } from './week';

type Props = {
  readonly days: readonly string[];
  readonly posts: readonly DutyPost[];
  readonly shifts: readonly DutyShift[];
  readonly people: readonly Colleague[];
  readonly onShift: (shift: DutyShift) => void;
  /** Missing for those who do not plan. */
  readonly onAdd?: (post: DutyPost, day: string) => void;
};

/** Seven columns on a desk; on a phone a post is a heading and its days are lines. */
const Grid = styled.table`
  width: 100%;
  border-collapse: collapse;
  table-layout: fixed;
  th,
  td {
    padding: 8px;
    vertical-align: top;
    text-align: start;
    border: 0 solid ${({ theme }) => theme.colors.neutral200};
  }
  thead th,
  tr + tr > * {
    border-top-width: 1px;
  }
  thead th {
    border-top-width: 0;
    border-bottom-width: 1px;
  }
  td {
    border-inline-start-width: 1px;
  }
  .today {
    background: ${({ theme }) => theme.colors.primary100};
  }
  @media (max-width: 900px) {
    thead {
      display: none;
    }
    &,
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    tr + tr > * {
      border-top-width: 0;
    }
    tbody th {
      padding: 12px 16px 4px;
      border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
    }
    td {
      display: grid;
      grid-template-columns: 72px 1fr;
      gap: 4px 8px;
      padding: 6px 16px;
      border-inline-start-width: 0;
    }
    td::before {
      content: attr(data-day);
      grid-row: 1 / span 9;
      padding-top: 6px;
      font-size: 1.2rem;
      color: ${({ theme }) => theme.colors.neutral600};
    }
    td > * {
      grid-column: 2;
    }
  }
`;

const Chip = styled.button`
  display: block;
  width: 100%;
  margin-bottom: 4px;
  padding: 6px 8px;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-inline-start: 3px solid ${({ theme }) => theme.colors.secondary600};
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
  text-align: start;
  font: inherit;
  font-size: 1.3rem;
  line-height: 1.4;
  overflow-wrap: anywhere;
  cursor: pointer;
  transition: background-color 120ms ease-out;
  &:hover {
    background: ${({ theme }) => theme.colors.neutral150};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
  time {
    display: block;
    font-size: 1.2rem;
    font-variant-numeric: tabular-nums;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

const Add = styled.button`
  width: 100%;
  min-height: 28px;
  border: 1px dashed transparent;
  border-radius: 4px;
  background: none;
  color: ${({ theme }) => theme.colors.neutral500};
  font: inherit;
  font-size: 1.6rem;
  line-height: 1;
  cursor: pointer;
  &:hover,
  &:focus-visible {
    border-color: ${({ theme }) => theme.colors.neutral300};
    color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** The week as a table: a row for each post, a column for each day. */
export function WeekTable({ days, posts, shifts, people, onShift, onAdd }: Props) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const words = useDayWords();
  const today = dayOf(Date.now());
  return (
    <Grid>
      <Head days={days} today={today} />
      <tbody>
        {posts.map((post) => (
          <tr key={post.id}>
            <th scope="row">
              <Typography fontWeight="bold">{spoken(post.name)}</Typography>
            </th>
            {days.map((day) => (
              <td key={day} data-day={words(day)} className={day === today ? 'today' : undefined}>
                {shifts
                  .filter((shift) => shift.post === post.id && startsOn(shift, day, days))
                  .map((shift) => (
                    <ShiftChip key={shift.id} shift={shift} day={day} people={people} onClick={() => onShift(shift)} />
                  ))}
                {onAdd && post.active && (
                  <Add
                    type="button"
                    aria-label={formatMessage(
                      { id: 'cms.roster.shift.add.on' },
                      { post: spoken(post.name), day: words(day) },
                    )}
                    onClick={() => onAdd(post, day)}
                  >
                    +
                  </Add>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Grid>
  );
}

type HeadProps = { readonly days: readonly string[]; readonly today: string };

function Head({ days, today }: HeadProps) {
  const { formatMessage } = useIntl();
  const words = useDayWords();
  return (
    <thead>
      <tr>
        <th scope="col">
          <Typography variant="sigma">{formatMessage({ id: 'cms.roster.post' })}</Typography>
        </th>
        {days.map((day) => (
          <th key={day} scope="col" className={day === today ? 'today' : undefined}>
            <Typography variant="sigma">{words(day)}</Typography>
          </th>
        ))}
      </tr>
    </thead>
  );
}

type ChipProps = {
  readonly shift: DutyShift;
  readonly day: string;
  readonly people: readonly Colleague[];
  readonly onClick: () => void;
};

function ShiftChip({ shift, day, people, onClick }: ChipProps) {
  const { formatMessage } = useIntl();
  const nameOf = usePeopleNames(people);
  const hours = `${hourOf(shift.startsAt)}–${hourOf(shift.endsAt)}`;
  const isFromBefore = dayOf(shift.startsAt) < day;
  return (
    <Chip type="button" onClick={onClick}>
      {nameOf(shift.standIn ?? shift.person)}
      {shift.standIn && (
        <Typography variant="pi" textColor="warning600" tag="span" style={{ display: 'block' }}>
          {formatMessage({ id: 'cms.roster.instead' }, { name: nameOf(shift.person) })}
        </Typography>
      )}
      <time dateTime={shift.startsAt}>
        {isFromBefore ? formatMessage({ id: 'cms.roster.before' }, { hours }) : hours}
      </time>
    </Chip>
  );
}

/** A shift stands on the day it begins; one that began before this week stands on its first day. */
function startsOn(shift: DutyShift, day: string, days: readonly string[]): boolean {
  const starts = dayOf(shift.startsAt);
  return starts === day || (day === days[0] && starts < day);
}

function useDayWords(): (day: string) => string {
  const { formatDate } = useIntl();
  return (day) => {
    const date = `${day}T00:00:00Z`;
    const weekday = formatDate(date, { weekday: 'short', timeZone: 'UTC' });
    return `${weekday} ${formatDate(date, { month: 'numeric', day: 'numeric', timeZone: 'UTC' })}`;
  };
}
