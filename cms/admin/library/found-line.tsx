import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { LibraryLine, MarkedRuns } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { StateWord } from '../reach/state-word';
import { TONES } from '../review/tones';
import { useIntl } from 'react-intl';
import { useSay } from './words';

const Line = styled.article`
  padding: 14px 20px;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};

  &:first-of-type {
    border-top: none;
  }

  mark {
    background: ${({ theme }) => theme.colors.warning100};
    color: inherit;
    border-radius: 2px;
  }
`;

/** One manuscript: its title opens it, the piece of text around the hit says why it was found. */
export function FoundLine({ line, onOpen }: { readonly line: LibraryLine; readonly onOpen: () => void }) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const mark = { [LINE]: '' };
  const untitled = line.title.every(({ text }) => text === '');
  return (
    <Line>
      <NameButton onClick={onOpen} {...mark} style={{ lineHeight: 1.5, textWrap: 'pretty' }}>
        {untitled ? formatMessage({ id: 'cms.review.untitled' }) : <Runs runs={line.title} />}
      </NameButton>
      <Typography tag="p" textColor="neutral700" style={{ paddingBlock: 2, lineHeight: 1.6 }}>
        <Runs runs={line.snippet} />
      </Typography>
      <Flex gap={3} wrap="wrap">
        <StateWord tone={TONES[line.state]} word={formatMessage({ id: `cms.review.state.${line.state}` })} />
        <Typography variant="pi" textColor="neutral600">
          {line.author}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          <Moment at={line.at} />
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {say('characters', { count: line.characters })}
        </Typography>
        {line.reused > 0 && (
          <Typography variant="pi" textColor="neutral600">
            {say('reused', { count: line.reused })}
          </Typography>
        )}
        {(line.rights === 'expired' || line.rights === 'expiring') && (
          <StateWord tone={line.rights === 'expired' ? 'stop' : 'wait'} word={say(`rights.${line.rights}`)} />
        )}
      </Flex>
    </Line>
  );
}

/** Text in pieces, the hits marked. */
export function Runs({ runs }: { readonly runs: MarkedRuns }) {
  return (
    <>
      {runs.map(({ text, hit }, index) =>
        // Pieces of one text stand in their order and never move.
        hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
      )}
    </>
  );
}
