import { Several } from '../reach/several';
import { useDesk, useNames } from './desk';

type Props = {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (people: readonly string[]) => void;
};

/** Several people who work at the desk's stations. */
export function PeopleField({ label, value, onChange }: Props) {
  const { people } = useDesk();
  const names = useNames();
  return (
    <Several
      label={label}
      required
      value={value}
      options={people.filter(({ active }) => active).map(({ id }) => [id, names.person(id)])}
      onChange={onChange}
    />
  );
}
