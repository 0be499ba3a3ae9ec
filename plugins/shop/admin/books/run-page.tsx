import { useState } from 'react';
import { Box, Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { ExportButton, LinesTable, ReasonDialog, Sheet, useActing, useMay, useReading } from '@hearth/cms/reach';
import { useParams } from 'react-router-dom';
import {
  BOOKS_KEEP,
  BOOKS_SIGN,
  type BorneLine,
  type HeldBack,
  type Settlement,
  type SettlementEvent,
  type SettlementLine,
  type SettlementPeople,
} from '../../contract';
import { BorneSheet } from './borne-sheet';
import { OutcomeButtons } from './outcome-buttons';
import { RunFacts } from './run-facts';
import { RunState } from './runs-page';
import { useSay } from './words';
import { Yuan } from './yuan';

const HEADS = ['party', 'mode', 'orders', 'held', 'late', 'borne', 'reserve', 'due', 'state'] as const;
type Run = {
  readonly run: Settlement;
  readonly lines: readonly SettlementLine[];
  readonly people: SettlementPeople;
  readonly heldBack: readonly HeldBack[];
  readonly borne: readonly BorneLine[];
};

/** One settlement run: what state, what is due to whom, and what may be done now. */
export function RunPage() {
  const say = useSay();
  const { id } = useParams();
  const { value, failed, reload } = useReading<Run>(id && `/shop/settlements/${id}`);
  if (!value) return failed ? <Page.Error /> : <Page.Loading />;
  const { run, lines, people, heldBack, borne } = value;
  return (
    <Page.Main>
      <Page.Title>{run.period}</Page.Title>
      <Layouts.Header
        title={say('books.run.title', { period: run.period })}
        subtitle={<RunState state={run.state} />}
        primaryAction={<Deeds run={run} onDone={reload} />}
      />
      <Layouts.Content>
        <RunFacts run={run} people={people} heldBack={heldBack} />
        {run.fileHash === null ? null : (
          <Box paddingBottom={4}>
            <Typography variant="pi" textColor="neutral600">
              {say('books.file.hash', { hash: run.fileHash })}
            </Typography>
          </Box>
        )}
        <Sheet label={run.period}>
          <LinesTable heads={HEADS.map((head) => say(`books.column.${head}`))}>
            {lines.map((line) => (
              <Line key={`${line.kind} ${line.party} ${line.mode}`} run={run} line={line} onDone={reload} />
            ))}
          </LinesTable>
        </Sheet>
        <BorneSheet borne={borne} />
      </Layouts.Content>
    </Page.Main>
  );
}

type LineProps = { readonly run: Settlement; readonly line: SettlementLine; readonly onDone: () => void };

function Line({ run, line, onDone }: LineProps) {
  const say = useSay();
  return (
    <Tr>
      <Td>
        <Typography>{line.party}</Typography>
      </Td>
      <Td data-label={say('books.column.mode')}>
        <Typography>{say(line.kind === 'donation' ? 'books.donation' : `books.mode.${line.mode}`)}</Typography>
      </Td>
      <Td data-label={say('books.column.orders')}>
        <Typography>{line.orders}</Typography>
      </Td>
      {(['held', 'late', 'borne', 'reserve', 'due'] as const).map((name) => (
        <Td key={name} data-label={say(`books.column.${name}`)}>
          <Yuan fen={line[name]} />
        </Td>
      ))}
      <Td data-label={say('books.column.state')}>
        <Typography>{say(`books.line.${line.state}`)}</Typography>
        {run.state === 'paying' && line.state === 'due' && line.kind === 'supplier' ? (
          <OutcomeButtons run={run} line={line} onDone={onDone} />
        ) : null}
      </Td>
    </Tr>
  );
}

/** What each event is called by its route. */
const PATHS = {
  ...{ close: 'close', reconcile: 'reconcile', sign: 'sign', countersign: 'sign', reject: 'reject', pay: 'pay' },
  publish: 'publish',
} as const satisfies Partial<Record<SettlementEvent, string>>;
type Deed = keyof typeof PATHS;
const isDeed = (event: SettlementEvent): event is Deed => event in PATHS;
const SIGNS: readonly Deed[] = ['sign', 'countersign', 'reject'];

function Deeds({ run, onDone }: { readonly run: Settlement; readonly onDone: () => void }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [isRejecting, reject] = useState(false);
  const mayKeep = useMay(BOOKS_KEEP);
  const maySign = useMay(BOOKS_SIGN);
  const deeds = run.allowed.filter(isDeed).filter((deed) => (SIGNS.includes(deed) ? maySign : mayKeep));
  const send = async (deed: Deed, more: object = {}) => {
    const path = `/shop/settlements/${run.id}/${PATHS[deed]}`;
    if (await act({ method: 'post', path, body: { version: run.version, ...more } })) onDone();
    reject(false);
  };
  return (
    <Flex gap={2} wrap="wrap">
      {mayKeep && run.state !== 'open' && (
        <ExportButton path={`/shop/settlements/${run.id}/file`} label={say('books.file')} />
      )}
      {deeds.map((deed) => (
        <Button
          key={deed}
          disabled={busy}
          variant={deed === 'reject' ? 'tertiary' : 'default'}
          onClick={() => (deed === 'reject' ? reject(true) : void send(deed))}
        >
          {say(`books.deed.${deed}`)}
        </Button>
      ))}
      {isRejecting && (
        <ReasonDialog
          title={say('books.deed.reject')}
          label={say('books.reason')}
          busy={busy}
          onClose={() => reject(false)}
          onReason={(reason) => void send('reject', { reason })}
        />
      )}
    </Flex>
  );
}
