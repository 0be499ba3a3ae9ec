import { Flex, Td, Tr, Typography } from '@strapi/design-system';
import type { Lead } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { LinesTable } from '../reach/lines-table';
import { useNames } from '../topics/desk';
import { LeadStateWord } from './lead-state';
import { headOf } from './leads-query';
import { useSay } from './words';

const HEADS = ['lead', 'state', 'source', 'holder', 'received'] as const;

type Props = { readonly leads: readonly Lead[]; readonly onOpen: (id: string) => void };

/** Leads as lines: what was told, by whom, who has it, since when. */
export function LeadTable({ leads, onOpen }: Props) {
  const say = useSay();
  return (
    <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
      {leads.map((lead) => (
        <Row key={lead.id} lead={lead} onOpen={onOpen} />
      ))}
    </LinesTable>
  );
}

function Row({ lead, onOpen }: { readonly lead: Lead; readonly onOpen: (id: string) => void }) {
  const say = useSay();
  const names = useNames();
  const line = { [LINE]: '' };
  const holder = [lead.person === null ? '' : names.person(lead.person), names.column(lead.column)];
  return (
    <Tr>
      <Td style={{ maxWidth: '52rem' }}>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <NameButton {...line} onClick={() => onOpen(lead.id)}>
            {headOf(lead)}
          </NameButton>
          <Typography variant="pi" textColor="neutral600">
            {[lead.importance === 1 ? say('importance.1') : '', lead.place, timesWord(say, lead.times)]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Flex>
      </Td>
      <Td data-label={say('column.state')}>
        <LeadStateWord state={lead.state} />
      </Td>
      <Td data-label={say('column.source')}>
        <Typography>{say(`source.${lead.source}`)}</Typography>
      </Td>
      <Td data-label={say('column.holder')}>
        <Typography textColor={lead.person === null ? 'neutral600' : 'neutral800'}>
          {holder.filter(Boolean).join(' · ') || say('holder.none')}
        </Typography>
      </Td>
      <Td data-label={say('column.received')}>
        <Typography>
          <Moment at={lead.receivedAt} />
        </Typography>
      </Td>
    </Tr>
  );
}

function timesWord(say: ReturnType<typeof useSay>, times: number): string {
  return times > 1 ? say('times', { times }) : '';
}
