import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Occurrence } from '../../contract';
import { Nothing } from '../reach/faces';
import { dayOf } from '../roster/week';
import { daysShown, isOn, type CalendarQuery } from './calendar-query';
import { OccurrenceLine } from './occurrence-line';
import { useSay } from './words';

/** Seven columns on a desk, on a phone one day below the other. */
const Week = styled.div`
  display: grid;
  grid-template-columns: repeat(7, minmax(0, 1fr));
  > section {
    min-height: 360px;
    padding: 8px;
    border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  > section[data-today] {
    background: ${({ theme }) => theme.colors.primary100};
  }
  @media (max-width: 900px) {
    display: block;
    > section {
      min-height: 0;
      padding: 12px 16px;
      border-inline-start: 0;
      border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
    }
  }
`;

const List = styled.div`
  > section {
    display: grid;
    grid-template-columns: 14rem minmax(0, 1fr);
    gap: 16px;
    padding: 12px 16px;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  > section[data-today] {
    background: ${({ theme }) => theme.colors.primary100};
  }
  @media (max-width: 720px) {
    > section {
      grid-template-columns: minmax(0, 1fr);
      gap: 6px;
    }
  }
`;

type Props = {
  readonly query: CalendarQuery;
  readonly occurrences: readonly Occurrence[];
  readonly onOpen: (open: string) => void;
};

/** The seven days of a week, each with what happens on it. */
export function WeekView({ query, occurrences, onOpen }: Props) {
  return (
    <Week>
      {daysShown(query).map((day) => (
        <Day key={day} day={day} occurrences={occurrences} onOpen={onOpen} />
      ))}
    </Week>
  );
}

/** The days on which something happens, one below the other. */
export function ListView({ query, occurrences, onOpen }: Props) {
  const say = useSay();
  const days = daysShown(query).filter((day) => occurrences.some((one) => isOn(one, day)));
  if (days.length === 0) return <Nothing>{say('empty.list')}</Nothing>;
  return (
    <List>
      {days.map((day) => (
        <Day key={day} day={day} occurrences={occurrences} onOpen={onOpen} />
      ))}
    </List>
  );
}

type DayProps = Omit<Props, 'query'> & { readonly day: string };

function Day({ day, occurrences, onOpen }: DayProps) {
  const { formatDate } = useIntl();
  const date = `${day}T00:00:00Z`;
  const words = formatDate(date, { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' });
  return (
    <section aria-label={words} data-today={day === dayOf(Date.now()) ? '' : undefined}>
      <Typography tag="h3" variant="sigma" textColor="neutral600" style={{ paddingBlock: 8 }}>
        {words}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={1}>
        {occurrences
          .filter((one) => isOn(one, day))
          .map((one) => (
            <OccurrenceLine key={`${one.happening} ${one.at}`} one={one} onOpen={onOpen} wide />
          ))}
      </Flex>
    </section>
  );
}
