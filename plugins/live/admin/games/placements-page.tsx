import { useState } from 'react';
import { Button, NumberInput, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import {
  FormDialog,
  LinesTable,
  ListPage,
  Moment,
  MomentField,
  Row,
  StateWord,
  useActing,
  useMay,
  useReading,
} from '@hearth/cms/reach';
import { GAMES_WRITE, type Placement } from '../../contract';
import { GamesTabs } from './games-tabs';
import { SessionChoice } from './session-choice';
import { useSay } from './words';

const HEADS = ['title', 'position', 'window', 'mark', 'state'] as const;

/** Lives between the stories of the app: which, where, from when until when. */
export function PlacementsPage() {
  const say = useSay();
  const mayWrite = useMay(GAMES_WRITE);
  const list = useReading<{ placements: Placement[] }>('/live/placements');
  const [isMaking, setMaking] = useState(false);
  const { busy, act } = useActing();
  const end = async ({ id, version }: Placement): Promise<void> => {
    await act({ method: 'post', path: `/live/placements/${id}/end`, body: { version } });
    list.reload();
  };
  return (
    <ListPage
      title={say('games.placements')}
      about={say('games.placements.about')}
      empty={say('games.placements.empty')}
      list={list}
      lines={({ placements }) => placements}
      above={<GamesTabs at="placements" />}
      action={
        mayWrite && (
          <Button startIcon={<Plus />} onClick={() => setMaking(true)}>
            {say('games.placement.make')}
          </Button>
        )
      }
      form={isMaking && <MakePlacementDialog onClose={() => setMaking(false)} onDone={list.reload} />}
    >
      {(placements) => (
        <LinesTable heads={HEADS.map((head) => say(`games.placement.column.${head}`))} after={say('games.deeds')}>
          {placements.map((placement) => (
            <Line key={placement.id} placement={placement} busy={busy || !mayWrite} onEnd={() => void end(placement)} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

type LineProps = { readonly placement: Placement; readonly busy: boolean; readonly onEnd: () => void };

function Line({ placement: { title, position, from, until, isAdvertising, isEnded }, busy, onEnd }: LineProps) {
  const say = useSay();
  return (
    <Tr>
      <Td>
        <Typography fontWeight="semiBold">{title}</Typography>
      </Td>
      <Td data-label={say('games.placement.column.position')}>
        <Typography>{say('games.placement.after', { position })}</Typography>
      </Td>
      <Td data-label={say('games.placement.column.window')}>
        <Typography>
          <Moment at={from} /> – <Moment at={until} />
        </Typography>
      </Td>
      <Td data-label={say('games.placement.column.mark')}>
        <Typography>{say(isAdvertising ? 'games.placement.ad' : 'games.placement.no-ad')}</Typography>
      </Td>
      <Td data-label={say('games.placement.column.state')}>
        <StateWord
          tone={isEnded ? 'quiet' : 'proof'}
          word={say(isEnded ? 'games.placement.ended' : 'games.placement.on')}
        />
      </Td>
      <Td>
        {!isEnded && (
          <Button size="S" variant="tertiary" disabled={busy} onClick={onEnd}>
            {say('games.placement.end')}
          </Button>
        )}
      </Td>
    </Tr>
  );
}

type DialogProps = { readonly onClose: () => void; readonly onDone: () => void };

function MakePlacementDialog({ onClose, onDone }: DialogProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [session, setSession] = useState('');
  const [position, setPosition] = useState<number | undefined>(3);
  const [from, setFrom] = useState<string | null>(() => new Date().toISOString());
  const [until, setUntil] = useState<string | null>(null);
  const isWhole = session !== '' && position !== undefined && from !== null && until !== null;
  const send = async (): Promise<void> => {
    if (!(await act({ method: 'post', path: '/live/placements', body: { session, position, from, until } }))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={say('games.placement.make')}
      action={say('games.save')}
      busy={busy}
      canSend={isWhole}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <SessionChoice value={session} onChange={setSession} />
      <Row label={say('games.placement.position')} hint={say('games.placement.position.hint')} required>
        <NumberInput {...(position !== undefined && { value: position })} step={1} onValueChange={setPosition} />
      </Row>
      <MomentField label={say('games.placement.from')} value={from} required onChange={setFrom} />
      <MomentField label={say('games.placement.until')} value={until} required onChange={setUntil} />
      <Typography variant="pi" textColor="neutral600">
        {say('games.placement.about')}
      </Typography>
    </FormDialog>
  );
}
