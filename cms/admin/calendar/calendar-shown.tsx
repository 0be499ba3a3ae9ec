import { useEffect } from 'react';
import type { Occurrence } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { useReading } from '../reach/use-reading';
import { useDesk } from '../topics/desk';
import { useLivePlanning } from '../topics/use-live-planning';
import { askedCalendar, nameOf, type CalendarQuery } from './calendar-query';
import { ListView, WeekView } from './days-view';
import { MonthView } from './month-view';
import { OccurrenceSheet } from './occurrence-sheet';
import { useSay } from './words';

type Props = {
  readonly query: CalendarQuery;
  readonly change: (part: Partial<CalendarQuery>) => void;
  readonly round: number;
  readonly onNews: () => void;
};

/** What happens in the span that is looked at, in the way that was chosen. It hears when somebody changes something. */
export function Shown({ query, change, round, onNews }: Props) {
  const say = useSay();
  const { station } = useDesk();
  const found = useReading<{ occurrences: Occurrence[]; more: boolean }>(`/cms/happenings?${askedCalendar(query)}`);
  const { reload } = found;
  useLivePlanning(station, onNews);
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  const onOpen = (open: string): void => change({ open });
  const open = found.value?.occurrences.find((one) => nameOf(one) === query.open);
  return (
    <>
      <Sheet label={say('title')}>
        <Faces of={found}>
          {({ occurrences, more }) => (
            <>
              {more && <Nothing>{say('more')}</Nothing>}
              {occurrences.length === 0 && query.view !== 'list' && (
                <Nothing>{say(query.text === '' ? 'empty' : 'empty.narrowed')}</Nothing>
              )}
              {query.view === 'month' && (
                <MonthView
                  query={query}
                  occurrences={occurrences}
                  onOpen={onOpen}
                  onDay={(day) => change({ view: 'week', day })}
                />
              )}
              {query.view === 'week' && <WeekView query={query} occurrences={occurrences} onOpen={onOpen} />}
              {query.view === 'list' && <ListView query={query} occurrences={occurrences} onOpen={onOpen} />}
            </>
          )}
        </Faces>
      </Sheet>
      {open && <OccurrenceSheet key={query.open} one={open} onClose={() => change({ open: '' })} onNews={onNews} />}
    </>
  );
}
