import { Box, Flex, Link } from '@strapi/design-system';
import { Panel, useMay } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import { DESK_READ, NUMBERS_READ, readHosts, ROOM_READ, type PlannedSession } from '../../contract';
import { useSay } from './words';

type Props = { readonly session: Pick<PlannedSession, 'id' | 'room'> };

/** Where else this session is worked on: each place for those who may go there. */
export function PlacesPanel({ session: { id, room } }: Props) {
  const say = useSay();
  const [mayDirect, mayHost] = [useMay(DESK_READ), useMay(readHosts)];
  const [mayLead, mayCount] = [useMay(ROOM_READ), useMay(NUMBERS_READ)];
  const places = [
    ['console', mayDirect, `/plugins/live/console/${id}`],
    ['prompter', mayDirect, `/plugins/live/prompter/${id}`],
    ['room', mayLead, `/plugins/live-rooms/${room}`],
    ['hosts', mayHost, `/plugins/live-hosts/${id}`],
    ['numbers', mayCount, `/plugins/live-numbers/${id}`],
  ] as const;
  const open = places.filter(([, may]) => may);
  if (open.length === 0) return null;
  return (
    <Panel title={say('sessions.places')}>
      <Flex tag="ul" gap={4} wrap="wrap" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {open.map(([name, , to]) => (
          <Box tag="li" key={name}>
            <Link tag={NavLink} to={to}>
              {say(`sessions.place.${name}`)}
            </Link>
          </Box>
        ))}
      </Flex>
    </Panel>
  );
}
