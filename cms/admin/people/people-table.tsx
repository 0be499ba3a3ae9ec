import { Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Person, Station } from '../../contract';
import { NameButton } from '../reach/name-button';
import { useSpoken } from '../reach/spoken';
import { LinesTable } from '../reach/lines-table';
import { StateWord, type Tone } from '../reach/state-word';
import { useRoleNames } from './role-names';

type Props = {
  readonly people: readonly Person[];
  readonly stations: readonly Station[];
  /** Missing for those who only look. */
  readonly onOpen?: (person: Person) => void;
};

/** Who works here. */
export function PeopleTable({ people, stations, onOpen }: Props) {
  const { formatMessage } = useIntl();
  const heads = ['name', 'roles', 'station', 'state'];
  return (
    <LinesTable heads={heads.map((head) => formatMessage({ id: `cms.people.${head}` }))}>
      {people.map((person) => (
        <PersonRow key={person.id} person={person} stations={stations} {...(onOpen ? { onOpen } : {})} />
      ))}
    </LinesTable>
  );
}

type RowProps = Omit<Props, 'people'> & { readonly person: Person };

function PersonRow({ person, stations, onOpen }: RowProps) {
  const spoken = useSpoken();
  const rolesOf = useRoleNames();
  const station = stations.find(({ slug }) => slug === person.station);
  const name = spoken(person.name);
  return (
    <Tr>
      <Td>
        {onOpen && !person.roles.includes('super-admin') ? (
          <NameButton onClick={() => onOpen(person)}>{name}</NameButton>
        ) : (
          <Typography fontWeight="bold">{name}</Typography>
        )}
        <Typography variant="pi" textColor="neutral600" tag="p" style={{ overflowWrap: 'anywhere' }}>
          {person.email}
        </Typography>
      </Td>
      <Td>
        <Typography>{rolesOf(person.roles)}</Typography>
      </Td>
      <Td>
        <Typography>{station ? spoken(station.name) : person.station}</Typography>
      </Td>
      <Td>
        <State person={person} />
      </Td>
    </Tr>
  );
}

function State({ person }: { readonly person: Person }) {
  const { formatMessage } = useIntl();
  const [tone, word]: [Tone, string] = !person.active
    ? ['stop', 'left']
    : person.registered
      ? ['proof', 'here']
      : ['wait', 'invited'];
  return <StateWord tone={tone} word={formatMessage({ id: `cms.people.state.${word}` })} />;
}
