import { useEffect, useState } from 'react';
import { Box, Button, Flex, Grid, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Choice, Faces, LinesTable, Nothing, SearchField, Sheet, useLiveRoom, useReading } from '@hearth/cms/reach';
import { NavLink, useSearchParams } from 'react-router-dom';
import { recordingKinds, type RecordingLine, type Room } from '../../contract';
import { useOwnStation } from '../rooms/use-own-station';
import { useSay } from '../words';
import { RECORDING_HEADS, RecordingRow } from './recording-row';
import { SpaceWords } from './space-words';

type Found = { readonly recordings: RecordingLine[]; readonly more: boolean };

const FILTERS = ['text', 'room', 'kind', 'state', 'from'] as const;
const DAYS = ['1', '7', '30', '90'] as const;
const SHOWN = ['recording', 'preparing', 'ready', 'errored', 'removed'] as const;

/** All recordings of the station; what narrows them stands in the address bar. */
export function RecordingsPage() {
  const say = useSay();
  const [filters] = useSearchParams();
  const [before, setBefore] = useState<string | undefined>();
  const query = queryOf(filters, before);
  const list = useReading<Found>(`/streaming/recordings?${query}`);
  const station = useOwnStation();
  useLiveRoom(station && `streaming:${station}`, list.reload);
  return (
    <Page.Main aria-busy={list.value === undefined && !list.failed}>
      <Page.Title>{say('recordings')}</Page.Title>
      <Layouts.Header
        title={say('recordings')}
        subtitle={say('recordings.about')}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('back')}
          </Link>
        }
      />
      <Layouts.Content>
        <Flex direction="column" gap={4} alignItems="stretch">
          <Filters onChange={() => setBefore(undefined)} />
          <Sheet label={say('recordings')}>
            <Faces of={list}>
              {(found) => (
                <Lines found={found} isNarrowed={FILTERS.some((one) => filters.get(one))} onOlder={setBefore} />
              )}
            </Faces>
          </Sheet>
          <SpaceWords />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

type LinesProps = {
  readonly found: Found;
  readonly isNarrowed: boolean;
  readonly onOlder: (than: string | undefined) => void;
};

function Lines({ found: { recordings, more }, isNarrowed, onOlder }: LinesProps) {
  const say = useSay();
  if (recordings.length === 0) return <Nothing>{say(isNarrowed ? 'recordings.empty' : 'recordings.none')}</Nothing>;
  return (
    <>
      <LinesTable heads={RECORDING_HEADS.map((head) => say(`recordings.column.${head}`))}>
        {recordings.map((one) => (
          <RecordingRow key={one.id} of={one} base="" />
        ))}
      </LinesTable>
      {more && (
        <Box padding={4}>
          <Button variant="tertiary" onClick={() => onOlder(recordings.at(-1)?.beganAt)}>
            {say('recordings.older')}
          </Button>
        </Box>
      )}
    </>
  );
}

/** As the host wants it: a number of days back becomes a moment, to the hour so that it stays the same for a while. */
function queryOf(filters: URLSearchParams, before: string | undefined): string {
  const asked = new URLSearchParams();
  for (const name of FILTERS) {
    const value = filters.get(name);
    if (value) asked.set(name, name === 'from' ? daysBack(Number(value)) : value);
  }
  if (before !== undefined) asked.set('before', before);
  return asked.toString();
}

const HOUR = 3_600_000;
const daysBack = (days: number): string =>
  new Date(Math.floor(Date.now() / HOUR) * HOUR - days * 24 * HOUR).toISOString();

function Filters({ onChange }: { readonly onChange: () => void }) {
  const say = useSay();
  const [filters, setFilters] = useSearchParams();
  const rooms = useReading<{ rooms: Room[] }>('/streaming/rooms').value?.rooms ?? [];
  const [text, setText] = useState(filters.get('text') ?? '');
  const set = (name: (typeof FILTERS)[number], value: string): void => {
    onChange();
    setFilters(
      (now) => {
        const next = new URLSearchParams(now);
        if (value === '' || value === 'all') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  };
  useEffect(() => {
    if (text === (filters.get('text') ?? '')) return undefined;
    const waiting = window.setTimeout(() => set('text', text.trim()), 300);
    return () => window.clearTimeout(waiting);
  });
  const all: readonly [string, string] = ['all', say('recordings.all')];
  const choices = {
    room: rooms.map((room): [string, string] => [room.id, room.title]),
    kind: recordingKinds.map((kind): [string, string] => [kind, say(`recording.kind.${kind}`)]),
    state: SHOWN.map((state): [string, string] => [state, say(`recording.state.${state}`)]),
    from: DAYS.map((days): [string, string] => [days, say('recordings.days', { days })]),
  };
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch" justifyContent="flex-end">
        <Typography variant="pi" fontWeight="bold" style={{ paddingBottom: 4 }}>
          {say('recordings.search')}
        </Typography>
        <SearchField name="text" label={say('recordings.search.hint')} value={text} onChange={setText} />
      </Grid.Item>
      {(['room', 'kind', 'state', 'from'] as const).map((name) => (
        <Grid.Item key={name} col={2} xs={6} direction="column" alignItems="stretch">
          <Choice
            label={say(`recordings.by.${name}`)}
            value={filters.get(name) ?? 'all'}
            options={[all, ...choices[name]]}
            onChange={(value) => set(name, value)}
          />
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
