import { useState } from 'react';
import { Button, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Person, Station } from '../../contract';
import { isRole, type RoleSlug } from '../../contract/roles';
import { FormDialog } from '../reach/dialog';
import { useSpoken } from '../reach/spoken';
import { useActing } from '../reach/use-acting';
import { RoleSelect } from './role-select';
import { StationSelect } from './station-select';

type Props = {
  readonly person: Person;
  readonly stations: readonly Station[];
  readonly onDone: (changed: boolean) => void;
};

/** Changes what a person does and where, and shuts or opens their log-in. */
export function PersonDialog({ person, stations, onDone }: Props) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const [roles, setRoles] = useState<readonly RoleSlug[]>(person.roles.filter(isRole));
  const [station, setStation] = useState(person.station);

  const save = async (): Promise<void> => {
    const moves = station !== person.station;
    const path = `/cms/people/${person.id}`;
    const set = await act<Person>({ method: 'put', path: `${path}/roles`, body: { roles, version: person.version } });
    if (!set) return;
    const version = set.value.version;
    if (!moves || (await act<Person>({ method: 'post', path: `${path}/move`, body: { station, version } })))
      onDone(true);
  };
  const close = async (): Promise<void> => {
    const path = `/cms/people/${person.id}/${person.active ? 'deactivate' : 'reactivate'}`;
    if (await act({ method: 'post', path, body: { version: person.version } })) onDone(true);
  };
  return (
    <FormDialog
      title={spoken(person.name)}
      action={formatMessage({ id: 'cms.people.save' })}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void save()}
      more={
        <Button variant={person.active ? 'danger-light' : 'secondary'} disabled={busy} onClick={() => void close()}>
          {formatMessage({ id: person.active ? 'cms.people.deactivate' : 'cms.people.reactivate' })}
        </Button>
      }
    >
      <Typography textColor="neutral600">{person.email}</Typography>
      <StationSelect value={station} stations={stations} onChange={setStation} />
      <RoleSelect value={roles} onChange={setRoles} />
    </FormDialog>
  );
}
