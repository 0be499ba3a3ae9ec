import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Row } from '../reach/dialog';
import { useSpoken } from '../reach/spoken';
import { useReading } from '../reach/use-reading';
import { useRoleNames } from '../people/role-names';
import type { Colleague } from './people-names';

type Props = {
  readonly label: string;
  readonly station: string;
  readonly value: string;
  readonly onChange: (person: string) => void;
  /** Who is not offered. */
  readonly without?: readonly string[];
  /** False where nobody may be chosen as well. */
  readonly required?: boolean;
};

/** Chooses somebody who can stand on a post of a station. */
export function ColleagueSelect({ label, station, value, onChange, without = [], required = true }: Props) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const rolesOf = useRoleNames();
  const people = useReading<{ people: Colleague[] }>(`/cms/roster/colleagues?station=${station}`).value?.people ?? [];
  return (
    <Row label={label} required={required}>
      <Combobox
        placeholder={formatMessage({ id: 'cms.roster.colleague' })}
        noOptionsMessage={() => formatMessage({ id: 'cms.roster.colleague.none' })}
        value={value}
        onChange={onChange}
        onClear={() => onChange('')}
      >
        {people
          .filter(({ id }) => !without.includes(id))
          .map(({ id, name, roles }) => (
            <ComboboxOption key={id} value={id}>
              {`${spoken(name)} · ${rolesOf(roles)}`}
            </ComboboxOption>
          ))}
      </Combobox>
    </Row>
  );
}
