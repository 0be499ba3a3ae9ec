import { useState } from 'react';
import { Button, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { LINE, LinesTable, ListPage, Moment, TitleLink, useLiveRoom, useMay, useReading } from '@hearth/cms/reach';
import { ROUNDS_RUN, type RoundLine } from '../../contract';
import { AnnounceDialog } from './announce-dialog';
import { RoundStateWord } from './round-state';
import { useSay } from './words';

const HEADS = ['goods', 'state', 'sealed', 'due', 'points'] as const;

/** Rounds of the station, the newest first. */
export function RoundsPage() {
  const say = useSay();
  const mayRun = useMay(ROUNDS_RUN);
  const [isOpen, open] = useState(false);
  const list = useReading<{ rounds: RoundLine[] }>('/vetting/rounds');
  const station = useReading<{ own: string }>('/cms/stations').value?.own;
  useLiveRoom(station && `vetting-rounds:${station}`, list.reload);
  const begin = mayRun && (
    <Button startIcon={<Plus />} onClick={() => open(true)}>
      {say('rounds.announce')}
    </Button>
  );
  return (
    <ListPage
      title={say('rounds.title')}
      about={say('rounds.about')}
      empty={say('rounds.empty')}
      list={list}
      lines={({ rounds }) => rounds}
      action={begin}
      form={isOpen && <AnnounceDialog onClose={() => open(false)} onDone={list.reload} />}
    >
      {(rounds) => (
        <LinesTable heads={HEADS.map((head) => say(`rounds.column.${head}`))}>
          {rounds.map((round) => (
            <Line key={round.id} round={round} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

function Line({ round }: { readonly round: RoundLine }) {
  const say = useSay();
  const { id, product, state, isLate, sealed, seats, dueAt, points, outcome } = round;
  return (
    <Tr>
      <Td style={{ maxWidth: '40rem' }}>
        <TitleLink to={id} {...{ [LINE]: '' }}>
          {product.title}
        </TitleLink>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {product.supplier}
        </Typography>
      </Td>
      <Td data-label={say('rounds.column.state')}>
        <RoundStateWord state={state} isLate={isLate} />
      </Td>
      <Td data-label={say('rounds.column.sealed')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{`${sealed}/${seats}`}</Typography>
      </Td>
      <Td data-label={say('rounds.column.due')}>
        <Typography>
          <Moment at={dueAt} />
        </Typography>
      </Td>
      <Td data-label={say('rounds.column.points')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>
          {[points === null ? '' : String(points), outcome && say(`rounds.outcome.${outcome}`)]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Td>
    </Tr>
  );
}
