import { useState } from 'react';
import { Box, Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { LINE, LinesTable, ListPage, Moment, TitleLink, useMay, useReading } from '@hearth/cms/reach';
import { Page } from '@strapi/strapi/admin';
import { MYSTERY_RUN, ROUNDS_READ, type Mystery } from '../../../contract';
import { TakeTable } from '../lists/take-table';
import { useOpened } from '../lists/use-opened';
import { useSay } from '../words';
import { MysterySheet } from './mystery-sheet';
import { MysteryStateWord } from './mystery-state';
import { NoteDialog } from './note-dialog';

const MAY_SEE = [{ action: ROUNDS_READ, subject: null }];
const HEADS = ['goods', 'state', 'match', 'order', 'boughtAt'] as const;

type Found = { readonly buys: readonly Mystery[]; readonly matchIndex: number | null };

/** Parcels that were bought in secret, and whether what came is what was vetted. */
export function MysteryPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <MysteryPage />
    </Page.Protect>
  );
}

function MysteryPage() {
  const say = useSay();
  const mayRun = useMay(MYSTERY_RUN);
  const [isNoting, note] = useState(false);
  const { opened, close, addressOf } = useOpened();
  const list = useReading<Found>('/vetting/mystery');
  const buy = list.value?.buys.find(({ id }) => id === opened);
  return (
    <ListPage
      title={say('mystery.title')}
      about={say('mystery.about')}
      empty={say('mystery.empty')}
      list={list}
      lines={({ buys }) => buys}
      action={<Deeds onNote={mayRun ? () => note(true) : undefined} />}
      above={<MatchIndex found={list.value} />}
      form={
        <>
          {isNoting && <NoteDialog onClose={() => note(false)} onDone={list.reload} />}
          {buy && <MysterySheet key={buy.id} buy={buy} onClose={close} onDone={list.reload} />}
        </>
      }
    >
      {(buys) => (
        <LinesTable heads={HEADS.map((head) => say(`mystery.column.${head}`))}>
          {buys.map((one) => (
            <Line key={one.id} buy={one} to={addressOf(one.id)} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

function Deeds({ onNote }: { readonly onNote: (() => void) | undefined }) {
  const say = useSay();
  return (
    <Flex gap={2} wrap="wrap">
      <TakeTable<Mystery>
        path="/vetting/mystery"
        noun="buys"
        isWhole
        heads={[...HEADS.map((head) => say(`mystery.column.${head}`)), say('mystery.finding')]}
        cells={({ title, state, match, orderNumber, boughtAt, finding }) => [
          ...[title, say(`mystery.state.${state}`), match === null ? '' : String(match), orderNumber, boughtAt],
          finding ?? '',
        ]}
      />
      {onNote && (
        <Button startIcon={<Plus />} onClick={onNote}>
          {say('mystery.note')}
        </Button>
      )}
    </Flex>
  );
}

/** How like the retained samples all parcels were. */
function MatchIndex({ found }: { readonly found: Found | undefined }) {
  const say = useSay();
  if (found?.matchIndex == null) return null;
  const compared = found.buys.filter(({ state }) => state === 'compared').length;
  return (
    <Box paddingBottom={4}>
      <Typography>{say('mystery.index', { index: found.matchIndex, compared })}</Typography>
    </Box>
  );
}

function Line({ buy, to }: { readonly buy: Mystery; readonly to: string }) {
  const say = useSay();
  const { title, state, match, orderNumber, boughtAt } = buy;
  return (
    <Tr>
      <Td style={{ maxWidth: '40rem' }}>
        <TitleLink to={to} {...{ [LINE]: '' }}>
          {title}
        </TitleLink>
      </Td>
      <Td data-label={say('mystery.column.state')}>
        <MysteryStateWord state={state} />
      </Td>
      <Td data-label={say('mystery.column.match')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{match === null ? '—' : `${match}%`}</Typography>
      </Td>
      <Td data-label={say('mystery.column.order')}>
        <Typography>{orderNumber}</Typography>
      </Td>
      <Td data-label={say('mystery.column.boughtAt')}>
        <Typography>
          <Moment at={boughtAt} />
        </Typography>
      </Td>
    </Tr>
  );
}
