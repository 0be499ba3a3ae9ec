import { Several } from '../reach/several';
import { useSpoken } from '../reach/spoken';
import type { Colleague } from './use-tasks';
import { useSay } from './words';

type Props = {
  readonly people: readonly Colleague[];
  readonly value: readonly string[];
  readonly onChange: (people: readonly string[]) => void;
};

/** Those who are sent; the first one leads. */
export function PeopleSelect({ people, value, onChange }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Several
      label={say('people')}
      hint={say('people.hint')}
      value={value}
      options={people.filter(({ active }) => active).map(({ id, name }) => [id, spoken(name)])}
      onChange={onChange}
    />
  );
}
