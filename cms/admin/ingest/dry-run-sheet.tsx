import { useState } from 'react';
import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import type { DryRun, DryRunLine, RouteDecision } from '../../contract';
import { Nothing, Sheet } from '../reach/faces';
import { Moment } from '../reach/moment';
import { LinesTable } from '../reach/lines-table';
import { useSay, type Say } from './words';

/** What the draft would have done with the items of a day, beside what the rules of now do. */
export function DryRunSheet({ run }: { readonly run: DryRun }) {
  const say = useSay();
  const [isWhole, showWhole] = useState(false);
  const lines = isWhole ? run.lines : run.lines.filter(({ differs }) => differs);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={3} wrap="wrap" role="status">
        <Typography tag="h2" variant="delta">
          {say('try.title', { day: run.day, total: run.lines.length, differing: run.differing })}
        </Typography>
        <Button size="S" variant="ghost" onClick={() => showWhole(!isWhole)}>
          {say(isWhole ? 'try.differing' : 'try.all')}
        </Button>
      </Flex>
      <Typography textColor="neutral600">
        {run.counts
          .filter(({ now, then }) => now + then > 0)
          .map(({ do: deed, now, then }) => say('try.count', { deed: say(`do.${deed}`), now, then }))
          .join(' · ')}
      </Typography>
      {run.more && <Typography textColor="neutral600">{say('try.more')}</Typography>}
      <Sheet label={say('try.lines')}>
        {lines.length === 0 ? (
          <Nothing>{say(run.lines.length === 0 ? 'try.none' : 'try.same')}</Nothing>
        ) : (
          <Lines lines={lines} />
        )}
      </Sheet>
    </Flex>
  );
}

const HEADS = ['item', 'now', 'then'] as const;

function Lines({ lines }: { readonly lines: readonly DryRunLine[] }) {
  const say = useSay();
  return (
    <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
      {lines.map(({ item, now, then, differs }) => (
        <Tr key={item.id}>
          <Td style={{ maxWidth: '44rem' }}>
            <Typography style={{ whiteSpace: 'normal' }}>{item.title}</Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {item.sourceName} · <Moment at={item.takenAt} />
            </Typography>
          </Td>
          <Td data-label={say('column.now')}>
            <Typography>{words(say, now)}</Typography>
          </Td>
          <Td data-label={say('column.then')}>
            <Typography fontWeight={differs ? 'bold' : 'regular'}>{words(say, then)}</Typography>
          </Td>
        </Tr>
      ))}
    </LinesTable>
  );
}

function words(say: Say, decision: RouteDecision): string {
  return [say(`do.${decision.do}`), decision.name].filter(Boolean).join(' · ');
}
