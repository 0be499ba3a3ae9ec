import { useState } from 'react';
import { Button, Flex, NumberInput, Td, TextInput, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import {
  FormDialog,
  LINE,
  LinesTable,
  ListPage,
  Moment,
  Row,
  StateWord,
  TitleLink,
  useActing,
  useMay,
  useReading,
  type Tone,
} from '@hearth/cms/reach';
import { BOOKS_KEEP, type Settlement, type SettlementState } from '../../contract';
import { BookLinks } from './book-links';
import { useSay } from './words';
import { Yuan } from './yuan';

const HEADS = ['period', 'state', 'orders', 'due', 'closed'] as const;

const TONES: Readonly<Record<SettlementState, Tone>> = {
  ...{ open: 'quiet', closed: 'wait', reconciled: 'wait', signed: 'wait', reviewed: 'proof', paying: 'wait' },
  ...{ paid: 'proof', partial: 'wait', failed: 'stop', published: 'proof' },
};

/** The state of a run as shape and word. */
export function RunState({ state }: { readonly state: SettlementState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`books.run.${state}`)} />;
}

/** Settlement runs, the newest first. */
export function RunsPage() {
  const say = useSay();
  const mayKeep = useMay(BOOKS_KEEP);
  const [isOpen, open] = useState(false);
  const list = useReading<{ runs: Settlement[] }>('/shop/settlements');
  return (
    <ListPage
      title={say('books.runs')}
      about={say('books.runs.about')}
      empty={say('books.runs.empty')}
      list={list}
      lines={({ runs }) => runs}
      action={
        <Flex gap={4} wrap="wrap">
          <BookLinks />
          {mayKeep && (
            <Button startIcon={<Plus />} onClick={() => open(true)}>
              {say('books.open')}
            </Button>
          )}
        </Flex>
      }
      form={isOpen && <OpenDialog onClose={() => open(false)} onDone={list.reload} />}
    >
      {(runs) => (
        <LinesTable heads={HEADS.map((head) => say(`books.column.${head}`))}>
          {runs.map((run) => (
            <Line key={run.id} run={run} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

function Line({ run }: { readonly run: Settlement }) {
  const say = useSay();
  return (
    <Tr>
      <Td>
        <TitleLink to={`runs/${run.id}`} {...{ [LINE]: '' }}>
          {run.period}
        </TitleLink>
      </Td>
      <Td data-label={say('books.column.state')}>
        <RunState state={run.state} />
      </Td>
      <Td data-label={say('books.column.orders')}>
        <Typography>{run.orders}</Typography>
      </Td>
      <Td data-label={say('books.column.due')}>
        <Yuan fen={run.due} />
      </Td>
      <Td data-label={say('books.column.closed')}>
        {run.closedAt === null ? null : (
          <Typography>
            <Moment at={run.closedAt} />
          </Typography>
        )}
      </Td>
    </Tr>
  );
}

type DialogProps = { readonly onClose: () => void; readonly onDone: () => void };

function OpenDialog({ onClose, onDone }: DialogProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [period, setPeriod] = useState('');
  const [reserve, setReserve] = useState<number | undefined>(10);
  const send = async () => {
    const body = { period, reservePercent: reserve ?? 0 };
    if (!(await act({ method: 'post', path: '/shop/settlements', body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('books.open')}
      action={say('books.open')}
      busy={busy}
      canSend={/^20\d{2}-(0[1-9]|1[0-2])$/.test(period)}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('books.open.period')} required>
        <TextInput
          placeholder="2026-11"
          value={period}
          onChange={({ target }: { target: { value: string } }) => setPeriod(target.value.trim())}
        />
      </Row>
      <Row label={say('books.open.reserve')}>
        <NumberInput {...(reserve === undefined ? {} : { value: reserve })} onValueChange={setReserve} />
      </Row>
    </FormDialog>
  );
}
