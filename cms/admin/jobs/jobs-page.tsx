import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { DeadLetter, Station } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { useLineKeys } from '../reach/line-keys';
import { useMay } from '../reach/use-may';
import { usePages } from '../reach/use-pages';
import { useReading } from '../reach/use-reading';
import { LetterDialog } from './letter-dialog';
import { LettersTable } from './letters-table';
import { useDeeds } from './use-deeds';

const READERS = [{ action: 'plugin::cms.jobs.read', subject: null }];

type Letters = { readonly letters: readonly DeadLetter[]; readonly next: string | null; readonly total: number };

const TURNING = {
  by: 'after' as const,
  join: (known: Letters, next: Letters): Letters => ({ ...next, letters: [...known.letters, ...next.letters] }),
};

/** What failed for the last time, and what can be done about it. */
export function JobsPage() {
  return (
    <Page.Protect permissions={READERS}>
      <DeadLetters />
    </Page.Protect>
  );
}

function DeadLetters() {
  const { formatMessage } = useIntl();
  const list = usePages<Letters>('/cms/jobs/dead?limit=50', TURNING);
  const stations = useReading<{ stations: Station[] }>('/cms/stations').value?.stations ?? [];
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [open, show] = useState<DeadLetter>();
  const mayRetry = useMay('plugin::cms.jobs.retry');
  const deeds = useDeeds(() => {
    choose(new Set());
    show(undefined);
    list.reload();
  });
  useLineKeys(doNothing);
  const title = formatMessage({ id: 'cms.jobs.title' });
  const count = list.value?.total;
  return (
    <Page.Main aria-busy={list.value === undefined && !list.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={count === undefined ? '' : formatMessage({ id: 'cms.jobs.subtitle' }, { count })}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            {mayRetry && chosen.size > 0 ? (
              <Button loading={deeds.busy} onClick={() => void deeds.retry([...chosen])}>
                {formatMessage({ id: 'cms.jobs.retryMany' }, { count: chosen.size })}
              </Button>
            ) : null}
            <Button variant="tertiary" startIcon={<ArrowClockwise />} onClick={list.reload}>
              {formatMessage({ id: 'cms.jobs.reload' })}
            </Button>
          </Flex>
        }
      />
      <Layouts.Content>
        <Faces of={list}>
          {(letters) => (
            <Body letters={letters} table={{ stations, chosen, choose, show, mayRetry }} onMore={list.more} />
          )}
        </Faces>
      </Layouts.Content>
      {open ? <LetterDialog letter={open} mayRetry={mayRetry} deeds={deeds} onClose={() => show(undefined)} /> : null}
    </Page.Main>
  );
}

/** The page needs no help of its own: its keys are those of every list. */
function doNothing(): void {}

type BodyProps = {
  readonly letters: Letters;
  readonly table: Omit<Parameters<typeof LettersTable>[0], 'letters'>;
  readonly onMore: (after: string) => void;
};

function Body({ letters: { letters, next }, table, onMore }: BodyProps) {
  const { formatMessage } = useIntl();
  if (letters.length === 0) {
    return (
      <Sheet>
        <Nothing>{formatMessage({ id: 'cms.jobs.empty' })}</Nothing>
      </Sheet>
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <LettersTable {...table} letters={letters} />
      {next === null ? null : (
        <Flex justifyContent="center">
          <Button variant="tertiary" onClick={() => onMore(next)}>
            {formatMessage({ id: 'cms.jobs.more' })}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
