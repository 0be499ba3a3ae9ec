import { styled } from 'styled-components';
import type { PostingState } from '../../contract';
import { Big, Frame, NumberLink } from './frame';
import { links } from './links';
import { LOOK } from './looks';
import type { TileProps } from './tiles';
import { useSay } from './words';

/** What somebody has to look after, the worst first. */
const TROUBLE = [
  'still_visible',
  'manual_takedown',
  'failed_final',
  'rejected',
  'unknown',
  'failed_retryable',
] as const satisfies readonly PostingState[];

const All = styled.p`
  display: flex;
  align-items: baseline;
  gap: 0.8em;
  span {
    color: ${LOOK.soft};
    font-size: 1.4em;
  }
`;

const States = styled.ul`
  flex: 1;
  display: grid;
  grid-template-columns: repeat(3, minmax(0, 1fr));
  align-content: space-evenly;
  gap: 0.8em 1.6em;
  margin: 0;
  padding: 0;
  list-style: none;
  li {
    display: grid;
    gap: 0.3em;
    padding-top: 0.7em;
    border-top: 1px solid ${LOOK.hairline};
  }
  a {
    font-size: 2.6em;
    font-weight: 600;
    line-height: 1;
  }
  span {
    color: ${LOOK.soft};
    font-size: 1.3em;
  }
  @media (max-width: 760px) {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
`;

/** Deliveries in trouble. None is a good word, and has its own shape. */
export function TroubleTile({ board, at }: TileProps) {
  const { trouble } = board;
  const say = useSay();
  const all = TROUBLE.reduce((sum, state) => sum + (trouble[state] ?? 0), 0);
  return (
    <Frame title={say('trouble')} at={at}>
      <All>
        <Big to={links.deliveries(board, 'trouble')} $tone={all === 0 ? LOOK.proof : LOOK.stop}>
          {all}
        </Big>
        <span>{all === 0 ? `✓ ${say('trouble.none')}` : `▲ ${say('trouble.some')}`}</span>
      </All>
      <States>
        {TROUBLE.map((state) => (
          <li key={state}>
            <NumberLink
              to={links.deliveries(board, 'trouble', { state })}
              $tone={trouble[state] ? LOOK.stop : LOOK.soft}
            >
              {trouble[state] ?? 0}
            </NumberLink>
            <span>{say(`trouble.${state}`)}</span>
          </li>
        ))}
      </States>
    </Frame>
  );
}
