import { Faces } from '../reach/faces';
import { Several } from '../reach/several';
import { useReading } from '../reach/use-reading';
import { dayOf, daysLater, momentOf } from '../roster/week';
import type { Calendar } from './resources-view';
import { useSay } from './words';

type Props = {
  readonly station: string;
  readonly day: string;
  readonly value: readonly string[];
  readonly onChange: (resources: readonly string[]) => void;
};

/** What is taken along, of all that the station has in use. */
export function ResourcesSelect({ station, day, value, onChange }: Props) {
  const say = useSay();
  const span = { station, from: momentOf(day, '00:00'), to: momentOf(daysLater(day, 1), '00:00') };
  const calendar = useReading<Calendar>(`/cms/resources/calendar?${new URLSearchParams(span).toString()}`);
  return (
    <Faces of={calendar}>
      {({ resources }) => (
        <Several
          label={say('fact.with')}
          value={value}
          options={resources
            .filter(({ active, id }) => active || value.includes(id))
            .map(({ id, name, kind }) => [id, `${name}（${say(`resource.${kind}`)}）`])}
          onChange={onChange}
        />
      )}
    </Faces>
  );
}

/** The day of a moment, today while nobody said one. */
export const dayOfDue = (due: string | null): string => dayOf(due ?? Date.now());
