import { useState } from 'react';
import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { LINE, LinesTable, ListPage, Moment, TitleLink, useMay } from '@hearth/cms/reach';
import { Page } from '@strapi/strapi/admin';
import { SAMPLES_KEEP, SAMPLES_READ, type Sample } from '../../../contract';
import { MoreLines } from '../lists/more-lines';
import { TakeTable } from '../lists/take-table';
import { useLines } from '../lists/use-lines';
import { useOpened } from '../lists/use-opened';
import { useSay, type Say } from '../words';
import { DrawDialog } from './draw-dialog';
import { SampleSheet } from './sample-sheet';
import { SampleStateWord } from './sample-state';

const MAY_SEE = [{ action: SAMPLES_READ, subject: null }];
const HEADS = ['code', 'state', 'finding', 'keepUntil', 'kept', 'drawnAt'] as const;
const PATH = '/vetting/samples?';

/** Samples by their blind codes, and the sealed ones that are kept. */
export function SamplePages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <SamplesPage />
    </Page.Protect>
  );
}

function SamplesPage() {
  const say = useSay();
  const mayKeep = useMay(SAMPLES_KEEP);
  const [isDrawing, draw] = useState(false);
  const { opened, open, close, addressOf } = useOpened();
  const list = useLines<Sample>(PATH, 'samples');
  const sample = list.value?.find(({ id }) => id === opened);
  const onDrawn = (drawn: Sample): void => {
    draw(false);
    list.reload();
    open(drawn.id);
  };
  return (
    <ListPage
      title={say('samples.title')}
      about={say('samples.about')}
      empty={say('samples.empty')}
      list={list}
      lines={(samples) => samples}
      action={<Deeds onDraw={mayKeep ? () => draw(true) : undefined} />}
      form={
        <>
          {isDrawing && <DrawDialog onClose={() => draw(false)} onDrawn={onDrawn} />}
          {sample && <SampleSheet key={sample.id} sample={sample} onClose={close} onDone={list.reload} />}
        </>
      }
    >
      {(samples) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`samples.column.${head}`))}>
            {samples.map((one) => (
              <Line key={one.id} sample={one} to={addressOf(one.id)} />
            ))}
          </LinesTable>
          <MoreLines more={list.more} />
        </>
      )}
    </ListPage>
  );
}

function Deeds({ onDraw }: { readonly onDraw: (() => void) | undefined }) {
  const say = useSay();
  return (
    <Flex gap={2} wrap="wrap">
      <TakeTable<Sample>
        path={PATH}
        noun="samples"
        heads={[...HEADS, 'bestBefore' as const].map((head) => say(`samples.column.${head}`))}
        cells={(sample) => cellsOf(say, sample)}
      />
      {onDraw && (
        <Button startIcon={<Plus />} onClick={onDraw}>
          {say('samples.draw')}
        </Button>
      )}
    </Flex>
  );
}

function cellsOf(say: Say, { code, state, finding, bestBefore, keepUntil, drawnAt, retained }: Sample): string[] {
  const kept = retained.map(({ tag, place, state: now }) => `${tag} ${say(`retained.state.${now}`)} ${place}`);
  return [code, say(`samples.state.${state}`), finding ?? '', keepUntil, kept.join('; '), drawnAt, bestBefore];
}

function Line({ sample, to }: { readonly sample: Sample; readonly to: string }) {
  const say = useSay();
  const { code, state, finding, keepUntil, drawnAt, retained } = sample;
  const sealed = retained.filter((one) => one.state === 'sealed').length;
  return (
    <Tr>
      <Td>
        <TitleLink to={to} {...{ [LINE]: '' }}>
          <code>{code}</code>
        </TitleLink>
      </Td>
      <Td data-label={say('samples.column.state')}>
        <SampleStateWord state={state} />
      </Td>
      <Td data-label={say('samples.column.finding')} style={{ maxWidth: '32rem' }}>
        <Typography ellipsis>{finding ?? '—'}</Typography>
      </Td>
      <Td data-label={say('samples.column.keepUntil')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{keepUntil}</Typography>
      </Td>
      <Td data-label={say('samples.column.kept')}>
        <Typography>{say('samples.kept', { sealed, all: retained.length })}</Typography>
      </Td>
      <Td data-label={say('samples.column.drawnAt')}>
        <Typography>
          <Moment at={drawnAt} />
        </Typography>
      </Td>
    </Tr>
  );
}
