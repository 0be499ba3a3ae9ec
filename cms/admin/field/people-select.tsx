import { MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { Row } from '../reach/dialog';
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
    <Row label={say('people')} hint={say('people.hint')}>
      <MultiSelect value={[...value]} onChange={(chosen: string[]) => onChange(chosen)} withTags>
        {people
          .filter(({ active }) => active)
          .map(({ id, name }) => (
            <MultiSelectOption key={id} value={id}>
              {spoken(name)}
            </MultiSelectOption>
          ))}
      </MultiSelect>
    </Row>
  );
}
