import { useState } from 'react';
import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import {
  Choice,
  LinesTable,
  ListPage,
  ReasonDialog,
  StateWord,
  useActing,
  useMay,
  useReading,
  type Tone,
} from '@hearth/cms/reach';
import { useSearchParams } from 'react-router-dom';
import { BOOKS_SIGN, differenceState, type Difference, type DifferenceState } from '../../contract';
import { BookLinks } from './book-links';
import { DifferenceOutcome } from './difference-outcome';
import { useSay } from './words';
import { Yuan } from './yuan';

const HEADS = ['day', 'kind', 'ref', 'ours', 'theirs', 'state', 'outcome', 'note'] as const;
const TONES: Readonly<Record<DifferenceState, Tone>> = { open: 'stop', signed: 'wait', settled: 'proof' };

/** Differences between own books, provider and bank; two people settle each. */
export function DifferencesPage() {
  const say = useSay();
  const [asked, ask] = useSearchParams();
  const [state, day] = [differenceState.safeParse(asked.get('state')).data, asked.get('day') ?? ''];
  const query = new URLSearchParams({ ...(state ? { state } : {}), ...(day === '' ? {} : { day }) });
  const list = useReading<{ differences: Difference[] }>(`/shop/differences?${query.toString()}`);
  const states = differenceState.options.map((one) => [one, say(`books.difference.is.${one}`)] as const);
  return (
    <ListPage
      title={say('books.differences')}
      about={say('books.differences.about')}
      empty={say('books.differences.empty')}
      list={list}
      lines={({ differences }) => differences}
      action={
        <Flex gap={4} wrap="wrap" alignItems="flex-end">
          <BookLinks />
          <Choice
            label={say('books.column.state')}
            value={state ?? 'all'}
            options={[['all', say('books.all')], ...states]}
            onChange={(chosen) =>
              ask({ ...(day === '' ? {} : { day }), ...(chosen === 'all' ? {} : { state: chosen }) })
            }
          />
        </Flex>
      }
    >
      {(differences) => (
        <LinesTable heads={HEADS.map((head) => say(`books.column.${head}`))}>
          {differences.map((one) => (
            <Line key={one.id} difference={one} onDone={list.reload} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

function Line({ difference, onDone }: { readonly difference: Difference; readonly onDone: () => void }) {
  const say = useSay();
  const { day, kind, ref, ours, theirs, state, note } = difference;
  return (
    <Tr>
      <Td>
        <Typography>{day}</Typography>
      </Td>
      <Td data-label={say('books.column.kind')}>
        <Typography>{say(`books.difference.${kind}`)}</Typography>
      </Td>
      <Td data-label={say('books.column.ref')}>
        <Typography ellipsis>{ref}</Typography>
      </Td>
      <Td data-label={say('books.column.ours')}>{ours === null ? null : <Yuan fen={ours} />}</Td>
      <Td data-label={say('books.column.theirs')}>{theirs === null ? null : <Yuan fen={theirs} />}</Td>
      <Td data-label={say('books.column.state')}>
        <StateWord tone={TONES[state]} word={say(`books.difference.is.${state}`)} />
      </Td>
      <Td data-label={say('books.column.outcome')}>
        <DifferenceOutcome difference={difference} />
      </Td>
      <Td data-label={say('books.column.note')}>
        <Typography>{note}</Typography>
        <Signing difference={difference} onDone={onDone} />
      </Td>
    </Tr>
  );
}

function Signing({ difference, onDone }: { readonly difference: Difference; readonly onDone: () => void }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [isOpen, open] = useState(false);
  const maySign = useMay(BOOKS_SIGN);
  const { id, version, allowed } = difference;
  const send = async (path: string, body: object) => {
    if (await act({ method: 'post', path: `/shop/differences/${id}/${path}`, body: { version, ...body } })) onDone();
    open(false);
  };
  if (!maySign) return null;
  return (
    <>
      {allowed.some((event) => event !== 'withdraw') && (
        <Button size="S" variant="tertiary" onClick={() => open(true)}>
          {say('books.difference.sign')}
        </Button>
      )}
      {allowed.includes('withdraw') && (
        <Button size="S" variant="tertiary" disabled={busy} onClick={() => void send('withdraw', {})}>
          {say('books.difference.withdraw')}
        </Button>
      )}
      {isOpen && (
        <ReasonDialog
          title={say('books.difference.sign')}
          label={say('books.reason')}
          busy={busy}
          onClose={() => open(false)}
          onReason={(note) => void send('sign', { note })}
        />
      )}
    </>
  );
}
