import { useMemo } from 'react';
import { styled } from 'styled-components';
import { waitLevels, type CommandBoard } from '../../contract';
import { Chart } from './chart';
import { Big, Frame, Hour, NumberLink } from './frame';
import { links } from './links';
import { LOOK } from './looks';
import type { TileProps } from './tiles';
import { useSay } from './words';

const Rows = styled.div`
  flex: 1;
  display: grid;
  grid-template-columns: max-content max-content minmax(3em, 1fr) max-content;
  grid-auto-rows: 1fr;
  column-gap: 1.2em;
  align-items: center;
  min-height: 0;
  .level {
    font-size: 1.5em;
  }
  .bars {
    grid-column: 3;
    grid-row: 1 / span 5;
    align-self: stretch;
    min-height: 0;
  }
  .due {
    color: ${LOOK.soft};
    font-size: 1.3em;
    text-align: end;
    white-space: nowrap;
  }
  .due > * {
    display: block;
  }
`;

const Waiting = styled(Big)`
  font-size: 3.4em;
  text-align: end;
`;

/** What waits at each level of review, how much of it too long, and when the next is due. */
export function ReviewsTile({ board, at }: TileProps) {
  const { reviews } = board;
  const say = useSay();
  const option = useMemo(() => bars(reviews), [reviews]);
  return (
    <Frame title={say('reviews')} at={at}>
      <Rows>
        {waitLevels.map((level, row) => {
          const { waiting = 0, late = 0, due = null } = reviews[level] ?? {};
          const place = { gridRow: row + 1 };
          return [
            <span key={level} className="level" style={{ ...place, gridColumn: 1 }}>
              {say(`level.${level}`)}
            </span>,
            <Waiting
              key={`${level} waits`}
              to={links.reviews(board, level)}
              style={{ ...place, gridColumn: 2 }}
              $tone={waiting === 0 ? LOOK.soft : LOOK.ink}
            >
              {waiting}
            </Waiting>,
            <span key={`${level} due`} className="due" style={{ ...place, gridColumn: 4 }}>
              {late > 0 && (
                <NumberLink to={links.late(board, level)} $tone={LOOK.stop}>
                  ▲ {say('late', { late })}
                </NumberLink>
              )}
              {due !== null && (
                <span>
                  <Hour at={due} /> {say('due')}
                </span>
              )}
            </span>,
          ];
        })}
        <div className="bars">
          <Chart option={option} label={say('reviews')} />
        </div>
      </Rows>
    </Frame>
  );
}

/** Bars in the rows of their numbers: what is in time, and behind it what is late. */
function bars(reviews: CommandBoard['reviews']) {
  const of = (count: (wait: { waiting: number; late: number }) => number): number[] =>
    waitLevels.map((level) => count(reviews[level] ?? { waiting: 0, late: 0 }));
  const bar = { type: 'bar', stack: 'waits', barWidth: '34%', silent: true } as const;
  return {
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    yAxis: { type: 'category', inverse: true, show: false, data: [...waitLevels] },
    xAxis: { type: 'value', show: false, max: ({ max }: { max: number }) => Math.max(max, 4) },
    series: [
      { ...bar, data: of(({ waiting, late }) => waiting - late), itemStyle: { color: LOOK.cool } },
      { ...bar, data: of(({ late }) => late), itemStyle: { color: LOOK.stop } },
    ],
  };
}
