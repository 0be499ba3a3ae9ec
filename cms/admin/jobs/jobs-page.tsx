import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { DeadLetter } from '../../contract';
import { LetterDialog } from './letter-dialog';
import { LettersTable } from './letters-table';
import { useDeeds } from './use-deeds';
import { useLetters, type Letters } from './use-letters';

const MAY = { retry: [{ action: 'plugin::cms.jobs.retry', subject: null }] };
const READERS = [{ action: 'plugin::cms.jobs.read', subject: null }];

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
  const list = useLetters();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [open, show] = useState<DeadLetter | undefined>();
  const { allowedActions } = useRBAC(MAY);
  const mayRetry = allowedActions['canRetry'] === true;
  const deeds = useDeeds(() => {
    choose(new Set());
    show(undefined);
    list.reload();
  });
  const title = formatMessage({ id: 'cms.jobs.title' });

  return (
    <Page.Main aria-busy={list.letters === undefined && !list.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={formatMessage({ id: 'cms.jobs.subtitle' }, { count: list.total })}
        primaryAction={
          <Button variant="tertiary" startIcon={<ArrowClockwise />} onClick={list.reload}>
            {formatMessage({ id: 'cms.jobs.reload' })}
          </Button>
        }
      />
      {mayRetry && chosen.size > 0 && <RetryMany count={chosen.size} onRetry={() => void deeds.retry([...chosen])} />}
      <Layouts.Content>
        <Body list={list} table={{ chosen, choose, show, mayRetry }} />
      </Layouts.Content>
      {open && (
        <LetterDialog
          letter={open}
          mayRetry={mayRetry}
          deeds={deeds}
          onClose={() => {
            show(undefined);
          }}
        />
      )}
    </Page.Main>
  );
}

function RetryMany({ count, onRetry }: { readonly count: number; readonly onRetry: () => void }) {
  const { formatMessage } = useIntl();
  const button = <Button onClick={onRetry}>{formatMessage({ id: 'cms.jobs.retryMany' }, { count })}</Button>;
  return <Layouts.Action startActions={button} />;
}

type TableProps = Omit<Parameters<typeof LettersTable>[0], 'letters'>;

function Body({ list, table }: { readonly list: Letters; readonly table: TableProps }) {
  const { formatMessage } = useIntl();
  if (list.failed && !list.letters) return <Failed onRetry={list.reload} />;
  if (!list.letters) return <Page.Loading />;
  if (list.letters.length === 0) return <Empty />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {list.failed && <Failed onRetry={list.reload} />}
      <LettersTable {...table} letters={list.letters} />
      {list.more && (
        <Box>
          <Button variant="secondary" onClick={list.readMore}>
            {formatMessage({ id: 'cms.jobs.more' })}
          </Button>
        </Box>
      )}
    </Flex>
  );
}

function Empty() {
  const { formatMessage } = useIntl();
  return (
    <Box background="neutral0" borderColor="neutral200" hasRadius padding={8}>
      <Typography textColor="neutral600">{formatMessage({ id: 'cms.jobs.empty' })}</Typography>
    </Box>
  );
}

function Failed({ onRetry }: { readonly onRetry: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Flex gap={3} padding={4} justifyContent="space-between" role="alert">
      <Typography textColor="danger600">{formatMessage({ id: 'cms.jobs.failed' })}</Typography>
      <Button variant="tertiary" onClick={onRetry}>
        {formatMessage({ id: 'cms.jobs.reload' })}
      </Button>
    </Flex>
  );
}
