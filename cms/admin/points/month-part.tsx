import { useEffect, useState } from 'react';
import { Button, Flex, SingleSelectOption, Typography } from '@strapi/design-system';
import type { MonthBooks, MonthHead } from '../../contract';
import { ExportButton } from '../reach/export-button';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { Narrow } from '../reach/filters';
import { Moment } from '../reach/moment';
import { useReading } from '../reach/use-reading';
import type { About } from './about';
import { CloseDialog } from './close-dialog';
import { MonthAppeals } from './month-appeals';
import { MonthTable } from './month-table';
import { monthsUntil } from './months';
import { Figure } from './quota-bar';
import { useMonthName, useSay } from './words';

/** The books of a month: the open one to work with, closed ones to read. */
export function MonthPart({ about }: { readonly about: About }) {
  const { station, round, query } = about;
  const all = useReading<{ months: readonly MonthHead[] }>(`/cms/points/months?station=${station}`);
  const { reload } = all;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return (
    <Faces of={all}>
      {({ months }) => {
        const open = months.find(({ isOpen }) => isOpen) ?? months[0];
        const month = query.month || (open?.month ?? '');
        return month === '' ? <NoBooks /> : <Books about={about} month={month} months={months} />;
      }}
    </Faces>
  );
}

function NoBooks() {
  const say = useSay();
  return (
    <Sheet label={say('tab.month')}>
      <Nothing>{say('month.none')}</Nothing>
    </Sheet>
  );
}

type BooksProps = { readonly about: About; readonly month: string; readonly months: readonly MonthHead[] };

function Books({ about, month, months }: BooksProps) {
  const say = useSay();
  const { station, round } = about;
  const books = useReading<MonthBooks>(`/cms/points/months/${month}?station=${station}`);
  const { reload } = books;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
      <Sheet label={say('tab.month')}>
        <Faces of={books}>
          {(value) => (
            <>
              <Head books={value} months={months} about={about} />
              {value.people.length === 0 ? (
                <Nothing>{say('month.nobody')}</Nothing>
              ) : (
                <MonthTable books={value} onOpen={(person) => about.change({ person, month })} />
              )}
            </>
          )}
        </Faces>
      </Sheet>
      <MonthAppeals month={month} isOpen={books.value?.isOpen ?? false} about={about} />
    </Flex>
  );
}

type HeadProps = { readonly books: MonthBooks; readonly months: readonly MonthHead[]; readonly about: About };

function Head({ books, months, about }: HeadProps) {
  const say = useSay();
  const nameOf = useMonthName();
  const { month, total, people, openAppeals, station } = books;
  const below = people.filter(({ missing }) => missing > 0).length;
  const all = [...new Set([month, ...months.map((one) => one.month)])].sort().reverse();
  return (
    <Flex direction="column" alignItems="stretch" gap={4} padding={5} borderWidth="0 0 1px 0" borderColor="neutral200">
      <Flex justifyContent="space-between" gap={4} wrap="wrap" alignItems="flex-start">
        <Narrow label={say('month')} value={month} onChange={(chosen) => about.change({ month: chosen, person: '' })}>
          {all.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {nameOf(one)}
            </SingleSelectOption>
          ))}
        </Narrow>
        <Flex gap={2} wrap="wrap">
          <ExportButton path={`/cms/points/months/${month}/export?station=${station}`} />
          <CloseAction books={books} about={about} />
        </Flex>
      </Flex>
      <Flex gap={8} wrap="wrap">
        <Figure name={say('month.total')} value={total} />
        <Figure name={say('month.below')} value={below} />
        <Figure name={say('month.appeals')} value={openAppeals} />
      </Flex>
      <Standing books={books} mayKeep={about.powers.keep} />
    </Flex>
  );
}

/** Whether anything of the month can still change, and if not, since when and by whom. */
function Standing({ books, mayKeep }: { readonly books: MonthBooks; readonly mayKeep: boolean }) {
  const say = useSay();
  const { month, isOpen, closedBy, closedAt } = books;
  const [thisMonth = ''] = monthsUntil(new Date(), 1);
  return (
    <Typography variant="pi" textColor="neutral600">
      {isOpen ? (
        say(mayKeep && month > thisMonth ? 'month.early' : 'month.open')
      ) : (
        <>
          {say('month.closed', { name: closedBy ?? '' })} {closedAt !== null && <Moment at={closedAt} />}
        </>
      )}
    </Typography>
  );
}

function CloseAction({ books, about }: Pick<HeadProps, 'books' | 'about'>) {
  const say = useSay();
  const [isAsking, ask] = useState(false);
  if (!about.powers.keep || !books.mayClose) return null;
  return (
    <>
      <Button variant="secondary" onClick={() => ask(true)}>
        {say('close')}
      </Button>
      {isAsking && <CloseDialog books={books} about={about} onClose={() => ask(false)} />}
    </>
  );
}
