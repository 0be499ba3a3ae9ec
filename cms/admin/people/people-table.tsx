import { Box, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Person, Station } from '../../contract';
import { useSpoken } from '../reach/spoken';
import { StateWord, type Tone } from '../reach/state-word';
import { useRoleNames } from './role-names';

type Props = {
  readonly people: readonly Person[];
  readonly stations: readonly Station[];
  /** Missing for those who only look. */
  readonly onOpen?: (person: Person) => void;
};

/** On a phone a row becomes a card of lines: tables that scroll sideways hide who somebody is. */
const Wide = styled(Box)`
  @media (max-width: 720px) {
    table,
    tbody,
    tr,
    td {
      display: block;
      width: 100%;
      height: auto;
    }
    thead {
      display: none;
    }
    tr {
      padding: 12px 16px;
      height: auto;
    }
    td {
      padding: 2px 0;
    }
  }
`;

const Name = styled.button`
  padding: 0;
  border: none;
  background: none;
  font: inherit;
  font-size: 1.4rem;
  font-weight: 600;
  color: ${({ theme }) => theme.colors.primary600};
  text-align: start;
  cursor: pointer;
  &:hover {
    text-decoration: underline;
  }
`;

/** Who works here. */
export function PeopleTable({ people, stations, onOpen }: Props) {
  const { formatMessage } = useIntl();
  const heads = ['name', 'roles', 'station', 'state'];
  return (
    <Wide>
      <Table colCount={heads.length} rowCount={people.length + 1}>
        <Thead>
          <Tr>
            {heads.map((head) => (
              <Th key={head}>
                <Typography variant="sigma">{formatMessage({ id: `cms.people.${head}` })}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} stations={stations} {...(onOpen ? { onOpen } : {})} />
          ))}
        </Tbody>
      </Table>
    </Wide>
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
          <Name type="button" onClick={() => onOpen(person)}>
            {name}
          </Name>
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
