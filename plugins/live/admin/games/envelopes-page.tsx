import { useState } from 'react';
import { Button, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { LinesTable, ListPage, Moment, useActing, useMay, useReading } from '@hearth/cms/reach';
import { GAMES_WRITE, type Envelope, type MakeEnvelope } from '../../contract';
import { BudgetLine } from './budget-line';
import { EnvelopeDeeds } from './envelope-deeds';
import { EnvelopeStateWord } from './envelope-state';
import { GamesTabs } from './games-tabs';
import { MakeEnvelopeDialog } from './make-envelope-dialog';
import { useSay } from './words';
import { yuanOf } from './yuan.rules';

const HEADS = ['title', 'shares', 'window', 'state', 'taken'] as const;

/** The red packets of the station: what is in them, where they stand, what was taken and what went back. */
export function EnvelopesPage() {
  const say = useSay();
  const mayWrite = useMay(GAMES_WRITE);
  const list = useReading<{ envelopes: Envelope[] }>('/live/envelopes');
  const [isMaking, setMaking] = useState(false);
  const { busy, act } = useActing();
  const make = async (body: MakeEnvelope): Promise<void> => {
    if (!(await act({ method: 'post', path: '/live/envelopes', body }))) return;
    setMaking(false);
    list.reload();
  };
  return (
    <ListPage
      title={say('games.envelopes')}
      about={say('games.envelopes.about')}
      empty={say('games.envelopes.empty')}
      list={list}
      lines={({ envelopes }) => envelopes}
      above={
        <>
          <GamesTabs at="envelopes" />
          <BudgetLine />
        </>
      }
      action={
        mayWrite && (
          <Button startIcon={<Plus />} onClick={() => setMaking(true)}>
            {say('games.envelope.make')}
          </Button>
        )
      }
      form={
        isMaking && (
          <MakeEnvelopeDialog busy={busy} onClose={() => setMaking(false)} onSend={(body) => void make(body)} />
        )
      }
    >
      {(envelopes) => (
        <LinesTable heads={HEADS.map((head) => say(`games.envelope.column.${head}`))} after={say('games.deeds')}>
          {envelopes.map((envelope) => (
            <Line key={envelope.id} envelope={envelope} onDone={list.reload} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

type LineProps = { readonly envelope: Envelope; readonly onDone: () => void };

function Line({ envelope, onDone }: LineProps) {
  const say = useSay();
  const { title, budget, count, split, payout, opensAt, closesAt, state } = envelope;
  return (
    <Tr>
      <Td>
        <Typography fontWeight="semiBold">{title}</Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say(`games.payout.${payout}`)}
        </Typography>
      </Td>
      <Td data-label={say('games.envelope.column.shares')}>
        <Typography>{say('games.envelope.what', { budget: yuanOf(budget), count })}</Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say(`games.split.${split}`)}
        </Typography>
      </Td>
      <Td data-label={say('games.envelope.column.window')}>
        <Typography>
          <Moment at={opensAt} /> – <Moment at={closesAt} />
        </Typography>
      </Td>
      <Td data-label={say('games.envelope.column.state')}>
        <EnvelopeStateWord state={state} />
      </Td>
      <Td data-label={say('games.envelope.column.taken')}>
        <Taken envelope={envelope} />
      </Td>
      <Td>
        <EnvelopeDeeds envelope={envelope} onDone={onDone} />
      </Td>
    </Tr>
  );
}

/** What became of the money, and the seed by which anybody can split it again. */
function Taken({ envelope: { taken, count, takenFen, returnedFen, seedHash, seed } }: { readonly envelope: Envelope }) {
  const say = useSay();
  return (
    <>
      <Typography>{say('games.envelope.taken', { taken, count, fen: yuanOf(takenFen) })}</Typography>
      {returnedFen > 0 && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say('games.envelope.returned', { fen: yuanOf(returnedFen) })}
        </Typography>
      )}
      {seedHash !== null && (
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere', maxWidth: '28rem' }}>
          {seed === null ? say('games.seed.hash', { hash: seedHash }) : say('games.seed', { seed })}
        </Typography>
      )}
    </>
  );
}
