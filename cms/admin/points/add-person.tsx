import { useState } from 'react';
import { Box, Combobox, ComboboxOption } from '@strapi/design-system';
import { useRoleNames } from '../people/role-names';
import { Row } from '../reach/dialog';
import { useSpoken } from '../reach/spoken';
import { useReading } from '../reach/use-reading';
import type { Colleague } from '../roster/people-names';
import { useSay } from './words';

type Props = {
  readonly station: string;
  /** Who has a share already, and who may not have one. */
  readonly without: readonly string[];
  readonly onAdd: (who: { readonly person: string; readonly name: string }) => void;
};

/** Adds somebody of the station by name; the field is empty again for the next. */
export function AddPerson({ station, without, onAdd }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const rolesOf = useRoleNames();
  const [round, setRound] = useState(0);
  const people = useReading<{ people: Colleague[] }>(`/cms/roster/colleagues?station=${station}`).value?.people ?? [];
  const offered = people.filter((one) => one.active && one.station === station && !without.includes(one.id));
  const add = (id: string): void => {
    const who = offered.find((one) => one.id === id);
    if (!who) return;
    setRound((one) => one + 1);
    onAdd({ person: who.id, name: spoken(who.name) });
  };
  return (
    <Box paddingTop={3}>
      <Row label={say('shares.add')}>
        <Combobox
          key={round}
          size="S"
          placeholder={say('shares.add.hint')}
          noOptionsMessage={() => say('shares.add.none')}
          onChange={add}
        >
          {offered.map(({ id, name, roles }) => (
            <ComboboxOption key={id} value={id}>
              {`${spoken(name)} · ${rolesOf(roles)}`}
            </ComboboxOption>
          ))}
        </Combobox>
      </Row>
    </Box>
  );
}
