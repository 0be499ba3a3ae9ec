import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { TopicState } from '../../contract';
import { useSay as useTopicWords } from '../topics/words';
import { Chart } from './chart';
import { Big, Frame } from './frame';
import { links } from './links';
import { LOOK } from './looks';
import type { TileProps } from './tiles';
import { useSay } from './words';

/** The way of a topic through the day, from left to right. */
const WAY = [
  'draft',
  'pitched',
  'returned',
  'approved',
  'assigned',
  'accepted',
  'on_site',
  'filed',
  'covered',
] as const;

const TONES: Partial<Record<TopicState, string>> = {
  pitched: LOOK.wait,
  returned: LOOK.stop,
  on_site: LOOK.ember,
  covered: LOOK.proof,
};

const Columns = styled.ol`
  display: grid;
  grid-template-columns: repeat(9, minmax(0, 1fr));
  margin: 0;
  padding: 0;
  list-style: none;
  text-align: center;
  li {
    display: grid;
    gap: 0.5em;
    justify-items: center;
    min-width: 0;
  }
  span {
    color: ${LOOK.soft};
    font-size: 1.3em;
    line-height: 1.2;
    /* Nine words side by side: those of English break rather than run into each other. */
    max-width: 100%;
    overflow-wrap: anywhere;
    hyphens: auto;
    &:lang(en) {
      font-size: 1.05em;
    }
  }
  @media (max-width: 760px) {
    grid-template-columns: repeat(3, minmax(0, 1fr));
    row-gap: 1.2em;
  }
`;

const Bars = styled.div`
  flex: 1;
  min-height: 4em;
  @media (max-width: 760px) {
    display: none;
  }
`;

/** Topics by state: each number opens its list. */
export function TopicsTile({ board, at }: TileProps) {
  const say = useSay();
  const word = useTopicWords();
  const go = useNavigate();
  const { topics } = board;
  const option = useMemo(() => bars(WAY.map((state) => [state, topics[state] ?? 0])), [topics]);
  const open = (pressed: string): void => {
    const state = WAY.find((one) => one === pressed);
    if (state) go(links.topics(board, state));
  };
  return (
    <Frame title={say('topics')} at={at}>
      <Columns>
        {WAY.map((state) => (
          <li key={state}>
            <Big to={links.topics(board, state)} $tone={tone(state, topics[state])}>
              {topics[state] ?? 0}
            </Big>
            <span>{word(`state.${state}`)}</span>
          </li>
        ))}
      </Columns>
      <Bars>
        <Chart option={option} label={say('topics')} onPress={open} />
      </Bars>
    </Frame>
  );
}

const tone = (state: TopicState, n: number | undefined): string =>
  n === undefined || n === 0 ? LOOK.soft : (TONES[state] ?? LOOK.ink);

/** Bars that stand exactly under their numbers. */
function bars(counts: readonly (readonly [TopicState, number])[]) {
  return {
    grid: { left: 0, right: 0, top: 4, bottom: 0 },
    xAxis: {
      type: 'category',
      data: counts.map(([state]) => state),
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LOOK.hairline } },
    },
    yAxis: { type: 'value', show: false, max: ({ max }: { max: number }) => Math.max(max, 4) },
    series: [
      {
        type: 'bar',
        barWidth: '38%',
        cursor: 'pointer',
        data: counts.map(([state, value]) => ({ value, itemStyle: { color: TONES[state] ?? LOOK.cool } })),
      },
    ],
  };
}
