import { Button, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Resource } from '../../contract';
import { LINE } from '../reach/line-keys';
import { NameButton } from '../reach/name-button';
import { daysLater, hourOf } from '../roster/week';
import type { Calendar, CalendarBooking, OnOpen } from './resources-view';
import { useSay } from './words';

/** A name and a lane for each resource; on a phone the lane becomes a list. */
const Lanes = styled.div`
  display: grid;
  grid-template-columns: minmax(160px, 220px) 1fr;
  > * {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
    padding: 10px 12px;
    min-height: 52px;
  }
  > [data-ruler] {
    border-top: 0;
    min-height: 0;
    padding: 6px 0;
    display: flex;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    > span {
      flex: 1 1 0;
      border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral200};
      padding-inline-start: 4px;
      font-variant-numeric: tabular-nums;
    }
  }
  > [data-lane] {
    position: relative;
    padding: 0;
  }
  @media (max-width: 720px) {
    display: block;
    > [data-ruler] {
      display: none;
    }
    > [data-lane] {
      border-top: 0;
      min-height: 0;
      padding: 0 12px 10px;
    }
  }
`;

const Bar = styled.button.attrs({ type: 'button' })<{ $contested: boolean }>`
  position: absolute;
  top: 8px;
  bottom: 8px;
  overflow: hidden;
  padding: 2px 8px;
  border: 1px solid ${({ theme, $contested }) => ($contested ? theme.colors.danger600 : theme.colors.success600)};
  border-inline-start-width: 4px;
  border-style: ${({ $contested }) => ($contested ? 'dashed' : 'solid')};
  border-radius: 4px;
  background: ${({ theme, $contested }) => ($contested ? theme.colors.danger100 : theme.colors.success100)};
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.2rem;
  line-height: 1.4;
  text-align: start;
  white-space: nowrap;
  text-overflow: ellipsis;
  cursor: pointer;
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
  @media (max-width: 720px) {
    position: static;
    display: block;
    width: 100% !important;
    margin-top: 6px;
    padding: 8px;
    white-space: normal;
  }
`;

type Props = {
  readonly calendar: Calendar;
  readonly span: { readonly from: string; readonly to: string };
  readonly days: number;
  readonly from: string;
  readonly onOpen: OnOpen;
};

/** Each resource with its bookings on a line of time. */
export function Timeline({ calendar, span, days, from, onOpen }: Props) {
  return (
    <Lanes>
      <div data-ruler aria-hidden />
      <Ruler days={days} from={from} />
      {calendar.resources.map((resource) => (
        <Lane key={resource.id} resource={resource} calendar={calendar} span={span} onOpen={onOpen} />
      ))}
    </Lanes>
  );
}

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21];

function Ruler({ days, from }: Pick<Props, 'days' | 'from'>) {
  const { formatDate } = useIntl();
  const words =
    days === 1
      ? HOURS.map((hour) => `${hour}:00`)
      : Array.from({ length: days }, (_, index) =>
          formatDate(`${daysLater(from, index)}T00:00:00Z`, {
            weekday: 'short',
            month: 'numeric',
            day: 'numeric',
            timeZone: 'UTC',
          }),
        );
  return (
    <div data-ruler aria-hidden>
      {words.map((word) => (
        <span key={word}>{word}</span>
      ))}
    </div>
  );
}

type LaneProps = Omit<Props, 'days' | 'from'> & { readonly resource: Resource };

function Lane({ resource, calendar, span, onOpen }: LaneProps) {
  const say = useSay();
  const { plan, keep } = calendar.powers;
  const bookings = calendar.bookings.filter((one) => one.resource === resource.id);
  const open = (): void => onOpen({ dialog: plan && resource.active ? 'book' : 'keep', resource });
  return (
    <>
      <div>
        <NameButton disabled={!plan && !keep} onClick={open} {...{ [LINE]: '' }}>
          {resource.name}
        </NameButton>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {[say(`resource.${resource.kind}`), resource.active ? resource.note : say('resource.out')]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {keep && (
          <Button variant="ghost" size="S" onClick={() => onOpen({ dialog: 'keep', resource })}>
            {say('resource.change')}
          </Button>
        )}
      </div>
      <div data-lane aria-label={say('lane', { name: resource.name, count: bookings.length })} role="group">
        {bookings.map((booking) => (
          <Booked key={booking.id} booking={booking} span={span} onOpen={onOpen} />
        ))}
      </div>
    </>
  );
}

function Booked({ booking, span, onOpen }: Pick<Props, 'span' | 'onOpen'> & { readonly booking: CalendarBooking }) {
  const say = useSay();
  const [start, end] = [Date.parse(span.from), Date.parse(span.to)];
  const share = (moment: number): number => ((Math.min(Math.max(moment, start), end) - start) / (end - start)) * 100;
  const [left, right] = [share(Date.parse(booking.from)), share(Date.parse(booking.to))];
  const contested = booking.conflicts.length > 0;
  const words = `${hourOf(booking.from)}–${hourOf(booking.to)} ${booking.holder} ${booking.title}`;
  return (
    <Bar
      $contested={contested}
      style={{ left: `${left}%`, width: `${Math.max(right - left, 1.5)}%` }}
      title={words}
      aria-label={contested ? say('booking.contested', { words }) : words}
      onClick={() => onOpen({ dialog: 'booking', booking })}
    >
      {contested ? `✕ ${words}` : words}
    </Bar>
  );
}
