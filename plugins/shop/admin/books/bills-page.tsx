import { useState } from 'react';
import { Button, Flex, Td, TextInput, Tr, Typography } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { LINE, LinesTable, ListPage, StateWord, TitleLink, useMay, useReading } from '@hearth/cms/reach';
import { useSearchParams } from 'react-router-dom';
import { BOOKS_KEEP, type BillDay } from '../../contract';
import { BillDialog } from './bill-dialog';
import { BookLinks } from './book-links';
import { useSay } from './words';
import { Yuan } from './yuan';

const HEADS = ['day', 'own', 'provider', 'bank', 'matched', 'state'] as const;

/** A day of the station, some days from now. */
const dayAt = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The days of a month: own books beside the two bills, and what of each day is matched. */
export function BillsPage() {
  const say = useSay();
  const mayKeep = useMay(BOOKS_KEEP);
  const [asked, ask] = useSearchParams();
  const [brought, bring] = useState<string>();
  const found = asked.get('month') ?? '';
  const month = /^20\d{2}-(0[1-9]|1[0-2])$/.test(found) ? found : dayAt(0).slice(0, 7);
  const list = useReading<{ days: BillDay[] }>(`/shop/bills?month=${month}`);
  return (
    <ListPage
      title={say('books.bills')}
      about={say('books.bills.about')}
      empty={say('books.bills.empty')}
      list={list}
      lines={({ days }) => days}
      action={
        <Flex gap={4} wrap="wrap" alignItems="center">
          <BookLinks />
          <TextInput
            type="month"
            aria-label={say('books.column.period')}
            value={month}
            onChange={({ target }: { readonly target: { readonly value: string } }) => ask({ month: target.value })}
          />
          {mayKeep && (
            // Bills come the morning after.
            <Button startIcon={<Upload />} onClick={() => bring(dayAt(-1))}>
              {say('books.bill.bring')}
            </Button>
          )}
        </Flex>
      }
      form={brought !== undefined && <BillDialog day={brought} onClose={() => bring(undefined)} onDone={list.reload} />}
    >
      {(days) => (
        <LinesTable heads={HEADS.map((head) => say(`books.column.${head}`))}>
          {days.map((day) => (
            <Line key={day.day} day={day} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

function Line({ day: { day, own, provider, bank, ...counts } }: { readonly day: BillDay }) {
  const say = useSay();
  return (
    <Tr>
      <Td>
        <TitleLink to={`../differences?day=${day}`} relative="path" {...{ [LINE]: '' }}>
          {day}
        </TitleLink>
      </Td>
      {[['own', own] as const, ['provider', provider] as const, ['bank', bank] as const].map(([name, sum]) => (
        <Td key={name} data-label={say(`books.column.${name}`)}>
          {sum ? (
            <Flex gap={2} wrap="wrap">
              <Yuan fen={sum.fen} />
              <Typography variant="pi" textColor="neutral600">
                {say('books.lines', { lines: sum.lines })}
              </Typography>
            </Flex>
          ) : (
            <Typography textColor="neutral600">{say('books.bill.none')}</Typography>
          )}
        </Td>
      ))}
      <Td data-label={say('books.column.matched')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{`${counts.matched} / ${own.lines}`}</Typography>
      </Td>
      <Td data-label={say('books.column.state')}>
        <DayState counts={counts} hasBill={provider !== null} />
      </Td>
    </Tr>
  );
}

type Counts = Pick<BillDay, 'open' | 'signed' | 'settled'>;

function DayState({ counts, hasBill }: { readonly counts: Counts; readonly hasBill: boolean }) {
  const say = useSay();
  const left = counts.open + counts.signed;
  if (!hasBill) return <StateWord tone="quiet" word={say('books.day.waits')} />;
  if (left > 0) return <StateWord tone="stop" word={say('books.day.open', { left })} />;
  return <StateWord tone="proof" word={say('books.day.clean')} />;
}
