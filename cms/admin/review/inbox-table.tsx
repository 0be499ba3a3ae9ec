import { Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { InboxLine } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { StackedTable } from '../reach/stacked-table';
import { StateWord } from '../reach/state-word';
import { Countdown } from './countdown';
import { TONES } from './tones';
import { useSay } from './words';

const HEADS = ['manuscript', 'state', 'due', 'holder', 'author'] as const;

const TitleLink = styled(Link)`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  font-weight: 600;
  line-height: 1.5;
  text-decoration: none;
  overflow-wrap: anywhere;
  white-space: normal;

  &:hover {
    text-decoration: underline;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 4px;
  }
`;

/** Manuscripts under review as lines: what state, until when, in whose hands. */
export function InboxTable({ lines }: { readonly lines: readonly InboxLine[] }) {
  const say = useSay();
  return (
    <StackedTable>
      <Table colCount={HEADS.length} rowCount={lines.length + 1}>
        <Thead>
          <Tr>
            {HEADS.map((head) => (
              <Th key={head}>
                <Typography variant="sigma">{say(`column.${head}`)}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {lines.map((line) => (
            <Row key={line.id} line={line} />
          ))}
        </Tbody>
      </Table>
    </StackedTable>
  );
}

function Row({ line }: { readonly line: InboxLine }) {
  const say = useSay();
  const mark = { [LINE]: '' };
  return (
    <Tr>
      <Td style={{ maxWidth: '46rem' }}>
        <TitleLink to={`${line.documentId}/${line.locale}`} {...mark}>
          {line.title || say('untitled')}
        </TitleLink>
        <Tongue of={line.locale} />
      </Td>
      <Td data-label={say('column.state')}>
        <StateWord tone={TONES[line.state]} word={stateWord(say, line)} />
      </Td>
      <Td data-label={say('column.due')}>
        {line.dueAt ? <Countdown due={line.dueAt} /> : <Moment at={line.changedAt} />}
      </Td>
      <Td data-label={say('column.holder')}>
        <Typography textColor={line.claimedBy === null ? 'neutral600' : 'neutral800'}>
          {line.claimedBy ?? say('holder.none')}
        </Typography>
      </Td>
      <Td data-label={say('column.author')}>
        <Typography>{line.author || say('holder.none')}</Typography>
      </Td>
    </Tr>
  );
}

/** An emergency order says which review it still waits for. */
function stateWord(say: ReturnType<typeof useSay>, { state, level }: InboxLine): string {
  const word = say(`state.${state}`);
  return state === 'emergency' && level !== null ? `${word} · ${say(`step.review.${level}`)}` : word;
}

/** Only a manuscript in another language than the page says so. */
function Tongue({ of }: { readonly of: InboxLine['locale'] }) {
  const { locale, formatMessage } = useIntl();
  if (of === (locale === 'en' ? 'en' : 'zh-Hans')) return null;
  return (
    <Flex tag="span">
      <Typography variant="pi" textColor="neutral600">
        {formatMessage({ id: `cms.reach.in.${of}` })}
      </Typography>
    </Flex>
  );
}
