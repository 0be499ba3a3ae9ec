import { useEffect } from 'react';
import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Topic } from '../../contract';
import { Faces, Nothing } from '../reach/faces';
import { useReading } from '../reach/use-reading';
import { dayOf, daysLater, daysOf, mondayOf, momentOf } from '../roster/week';
import { askedOf } from './planning-query';
import { TopicCard } from './topic-card';
import { TopicStateWord } from './topic-state';
import type { ViewProps } from './topics-page';
import { useSay } from './words';

/** Seven columns on a desk, on a phone one day below the other. */
const Days = styled.div`
  display: grid;
  grid-template-columns: repeat(7, minmax(0, 1fr));
  border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  > section {
    min-height: 320px;
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
      padding: 12px 0;
      border-inline-start: 0;
      border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
    }
  }
`;

/** What is planned for a week, each topic on each of its days. */
export function WeekView({ query, change, round }: ViewProps) {
  const say = useSay();
  const monday = mondayOf(query.day === '' ? dayOf(Date.now()) : query.day);
  const from = momentOf(monday, '00:00');
  const to = momentOf(daysLater(monday, 7), '00:00');
  const week = useReading<{ topics: Topic[]; more: boolean }>(`/cms/topics/calendar?${askedOf(query, { from, to })}`);
  const { reload } = week;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return (
    <>
      <WeekHead monday={monday} onChange={(day) => change({ day })} />
      <Faces of={week}>
        {({ topics, more }) => (
          <>
            {topics.length === 0 && <Nothing>{say('week.empty')}</Nothing>}
            {more && <Nothing>{say('week.more')}</Nothing>}
            <Days>
              {daysOf(monday).map((day) => (
                <Day
                  key={day}
                  day={day}
                  topics={topics.filter((topic) => isOn(topic, day))}
                  onOpen={(open) => change({ open })}
                />
              ))}
            </Days>
          </>
        )}
      </Faces>
    </>
  );
}

/** Whether a topic touches a day. */
function isOn({ plannedFrom, plannedTo }: Topic, day: string): boolean {
  return plannedFrom !== null && dayOf(plannedFrom) <= day && day <= dayOf(plannedTo ?? plannedFrom);
}

type HeadProps = { readonly monday: string; readonly onChange: (day: string) => void };

function WeekHead({ monday, onChange }: HeadProps) {
  const say = useSay();
  const { formatDate } = useIntl();
  const words = (day: string): string =>
    formatDate(`${day}T00:00:00Z`, { month: 'long', day: 'numeric', timeZone: 'UTC' });
  return (
    <Flex gap={2} paddingTop={4} paddingBottom={4}>
      <IconButton label={say('week.before')} onClick={() => onChange(daysLater(monday, -7))}>
        <ChevronLeft />
      </IconButton>
      <IconButton label={say('week.after')} onClick={() => onChange(daysLater(monday, 7))}>
        <ChevronRight />
      </IconButton>
      <Typography tag="h2" variant="delta">
        {words(monday)} – {words(daysLater(monday, 6))}
      </Typography>
    </Flex>
  );
}

type DayProps = { readonly day: string; readonly topics: readonly Topic[]; readonly onOpen: (id: string) => void };

function Day({ day, topics, onOpen }: DayProps) {
  const { formatDate } = useIntl();
  const date = `${day}T00:00:00Z`;
  const words = formatDate(date, { weekday: 'short', month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  return (
    <section aria-label={words} data-today={day === dayOf(Date.now()) || undefined}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {words}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {topics.map((topic) => (
          <div key={topic.id}>
            <TopicStateWord state={topic.state} />
            <TopicCard topic={topic} onOpen={onOpen} />
          </div>
        ))}
      </Flex>
    </section>
  );
}
