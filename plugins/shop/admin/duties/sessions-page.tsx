import { useCallback, useState } from 'react';
import { Box, Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import {
  LINE,
  LinesTable,
  ListPage,
  Moment,
  SavedFilters,
  SearchWords,
  TabLinks,
  TitleLink,
  useMay,
  useReading,
} from '@hearth/cms/reach';
import { sessionPhases, writeSessions, type ListedSession } from '../../contract';
import { asked } from '../desk/list-address.rules';
import { Older } from '../desk/older';
import { useNarrowed } from '../desk/use-narrowed';
import { DutyCountWords, PhaseWord } from './duty-state';
import { SessionDialog } from './session-dialog';
import { useSay } from './words';

type Found = { readonly sessions: ListedSession[]; readonly more: boolean };

const HEADS = ['title', 'phase', 'duties', 'kinds', 'begins'] as const;
const NARROWING = ['phase', 'search'] as const;

/** The lives of the station with how their duties stand; what narrows them stands in the address bar. */
export function SessionsPage() {
  const say = useSay();
  const mayWrite = useMay(writeSessions);
  const [isEntering, enter] = useState(false);
  const { search } = useNarrowed();
  const narrowed = asked(search, NARROWING);
  const list = useReading<Found>(`/shop/sessions?${asked(search, [...NARROWING, 'before'])}`);
  const last = list.value?.more ? list.value.sessions.at(-1)?.id : undefined;
  return (
    <ListPage
      title={say('duties.title')}
      about={say('duties.about')}
      empty={say(narrowed === '' ? 'duties.empty' : 'duties.none')}
      list={list}
      lines={({ sessions }) => sessions}
      action={
        mayWrite && (
          <Button startIcon={<Plus />} onClick={() => enter(true)}>
            {say('duties.enter')}
          </Button>
        )
      }
      above={<Narrowing narrowed={narrowed} />}
      form={isEntering && <SessionDialog onClose={() => enter(false)} onDone={list.reload} />}
    >
      {(sessions) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`duties.column.${head}`))}>
            {sessions.map((one) => (
              <Line key={one.id} session={one} />
            ))}
          </LinesTable>
          <Older last={last} />
        </>
      )}
    </ListPage>
  );
}

function Narrowing({ narrowed }: { readonly narrowed: string }) {
  const say = useSay();
  const { search, turn } = useNarrowed();
  const onSearch = useCallback((text: string) => turn('search', text.trim()), [turn]);
  const address = (phase: string): string => {
    const next = new URLSearchParams(search);
    next.delete('before');
    if (phase === 'all') next.delete('phase');
    else next.set('phase', phase);
    return `?${next.toString()}`;
  };
  const tabs = (['all', ...sessionPhases] as const).map((phase) => ({
    key: phase,
    words: say(phase === 'all' ? 'duties.all' : `duties.phase.${phase}`),
    to: address(phase),
  }));
  return (
    <>
      <TabLinks label={say('duties.phases')} tabs={tabs} at={search.get('phase') ?? 'all'} />
      <Flex gap={3} wrap="wrap" paddingBottom={4} alignItems="center">
        <SearchWords label={say('duties.search')} value={search.get('search') ?? ''} onChange={onSearch} />
        <SavedFilters page="shop-duties" now={narrowed} isNarrowed={narrowed !== ''} />
      </Flex>
    </>
  );
}

function Line({ session }: { readonly session: ListedSession }) {
  const say = useSay();
  const { id, title, phase, duties, kinds, beginsAt } = session;
  return (
    <Tr>
      <Td style={{ maxWidth: '36rem' }}>
        <TitleLink to={id} {...{ [LINE]: '' }}>
          {title}
        </TitleLink>
      </Td>
      <Td data-label={say('duties.column.phase')}>
        <PhaseWord phase={phase} />
      </Td>
      <Td data-label={say('duties.column.duties')}>
        <DutyCountWords counts={duties} />
      </Td>
      <Td data-label={say('duties.column.kinds')}>
        <Box maxWidth="24rem">
          <Typography textColor="neutral600" style={{ whiteSpace: 'normal' }}>
            {kinds.map((kind) => say(`duties.kind.${kind}`)).join(' · ')}
          </Typography>
        </Box>
      </Td>
      <Td data-label={say('duties.column.begins')}>
        <Typography>
          <Moment at={beginsAt} />
        </Typography>
      </Td>
    </Tr>
  );
}
