import { useMemo } from 'react';
import { styled } from 'styled-components';
import type { CommandBoard } from '../../contract';
import { Chart } from './chart';
import { Big, Frame, NumberLink, Quiet } from './frame';
import { links } from './links';
import { LOOK } from './looks';
import type { TileProps } from './tiles';
import { useSay } from './words';

/** So many accounts fit into a tile; the page behind it shows all. */
const MOST = 8;

const Halves = styled.div`
  flex: 1;
  display: grid;
  grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
  gap: 2em;
  min-height: 0;
  @media (max-width: 760px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const Today = styled.div`
  display: grid;
  grid-template-rows: auto minmax(5em, 1fr);
  gap: 0.6em;
  min-height: 0;
  p {
    display: flex;
    align-items: baseline;
    gap: 0.8em;
    color: ${LOOK.soft};
  }
  p span {
    font-size: 1.3em;
  }
`;

const Channels = styled.ul`
  display: grid;
  align-content: space-evenly;
  gap: 0.2em;
  margin: 0;
  padding: 0;
  min-height: 0;
  list-style: none;
  font-size: 1.35em;
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) max-content 5em;
    gap: 0.7em;
    align-items: baseline;
  }
  li > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .live {
    font-size: 1.3em;
    font-weight: 600;
  }
  .waits {
    color: ${LOOK.soft};
    font-size: 0.9em;
    text-align: end;
  }
`;

/** What went out today: stories by the hour, posts by account. */
export function OutputTile({ board, at }: TileProps) {
  const say = useSay();
  const { output } = board;
  const option = useMemo(() => bars(output.hours), [output.hours]);
  return (
    <Frame title={say('output')} at={at}>
      <Halves>
        <Today>
          <p>
            <Big to={links.stories(board)}>{output.stories}</Big>
            <span>{say('output.stories')}</span>
          </p>
          <Chart option={option} label={say('output.hours')} />
        </Today>
        {output.channels.length === 0 ? <Quiet>{say('output.none')}</Quiet> : <Accounts board={board} />}
      </Halves>
    </Frame>
  );
}

function Accounts({ board }: { readonly board: CommandBoard }) {
  const say = useSay();
  return (
    <Channels>
      {board.output.channels.slice(0, MOST).map(({ id, name, live, waiting }) => (
        <li key={id}>
          <span>{name}</span>
          <NumberLink className="live" to={links.deliveries(board, 'out-today', { channel: id })}>
            {live}
          </NumberLink>
          <NumberLink className="waits" to={links.deliveries(board, 'waiting', { channel: id })} $tone={LOOK.soft}>
            {say('output.waits', { waiting })}
          </NumberLink>
        </li>
      ))}
    </Channels>
  );
}

function bars(hours: CommandBoard['output']['hours']) {
  const day = Array.from({ length: 24 }, (_, hour) => hour);
  return {
    grid: { left: 0, right: 0, top: 6, bottom: 26 },
    xAxis: {
      type: 'category',
      data: day.map((hour) => `${hour}`),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LOOK.hairline } },
      axisLabel: { color: LOOK.soft, fontSize: 15, interval: 5, align: 'left' },
    },
    yAxis: { type: 'value', show: false, max: ({ max }: { max: number }) => Math.max(max, 3) },
    series: [
      {
        type: 'bar',
        barWidth: '55%',
        silent: true,
        itemStyle: { color: LOOK.ember },
        data: day.map((hour) => hours[`${hour}`] ?? 0),
      },
    ],
  };
}
