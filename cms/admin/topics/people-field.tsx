import { MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { Row } from '../reach/dialog';
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
    <Row label={label} required>
      <MultiSelect value={[...value]} onChange={(chosen: string[]) => onChange(chosen)} withTags>
        {people
          .filter(({ active }) => active)
          .map(({ id }) => (
            <MultiSelectOption key={id} value={id}>
              {names.person(id)}
            </MultiSelectOption>
          ))}
      </MultiSelect>
    </Row>
  );
}
