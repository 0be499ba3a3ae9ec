import { Flex, Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { InboxLine } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { LinesTable } from '../reach/lines-table';
import { TitleLink } from '../reach/title-link';
import { StateWord } from '../reach/state-word';
import { Countdown } from './countdown';
import { TONES } from './tones';
import { useListing, useSay } from './words';

const HEADS = ['manuscript', 'state', 'due', 'holder', 'author'] as const;

/** Manuscripts under review as lines: what state, until when, in whose hands. */
export function InboxTable({ lines }: { readonly lines: readonly InboxLine[] }) {
  const say = useSay();
  return (
    <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
      {lines.map((line) => (
        <Row key={line.id} line={line} />
      ))}
    </LinesTable>
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
        <Proofs line={line} />
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

/** Which proofs are missing, and who reads one now. */
function Proofs({ line: { proofs, proofBy } }: { readonly line: InboxLine }) {
  const say = useSay();
  const listed = useListing();
  if (proofs.length === 0) return null;
  const names = listed(proofs.map((proof) => say(`step.proof.${proof}`)));
  return (
    <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={1}>
      {proofBy === null
        ? say('proofs.missing', { proofs: names })
        : say('proofs.read', { proofs: names, name: proofBy })}
    </Typography>
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
