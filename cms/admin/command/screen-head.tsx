import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { useSpoken, type Both } from '../reach/spoken';
import { Clock } from './frame';
import { LOOK } from './looks';
import { Press } from './screen-settings';
import type { LiveBoard } from './use-board';
import type { Turns } from './use-turns';
import { useSay } from './words';

const Bar = styled.header`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.6em 1.6em;
  h1 {
    font-size: 2.2em;
    font-weight: 600;
    line-height: 1.15;
  }
  h1 small {
    margin-inline-start: 0.6em;
    color: ${LOOK.soft};
    font-size: 0.6em;
    font-weight: 400;
  }
  .clock {
    margin-inline-start: auto;
    font-size: 2.2em;
    font-variant-numeric: tabular-nums;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em;
    font-size: 1.1em;
  }
  select {
    padding: 0.45em 0.8em;
    background: ${LOOK.sheet};
    border: 1px solid ${LOOK.soft};
    border-radius: 4px;
    color: ${LOOK.ink};
    font: inherit;
  }
  a {
    color: ${LOOK.soft};
  }
  @media (max-width: 760px) {
    .clock {
      margin-inline-start: 0;
    }
    nav {
      width: 100%;
    }
  }
`;

const Word = styled.p<{ $tone: string }>`
  color: ${({ $tone }) => $tone};
  font-size: 1.3em;
  time {
    font-variant-numeric: tabular-nums;
  }
`;

type Props = {
  readonly live: LiveBoard;
  readonly title: string;
  readonly stations: readonly { readonly slug: string; readonly name: Both }[];
  readonly turns: Turns;
  readonly onFill: () => void;
  readonly onSettings: () => void;
  readonly onHelp: () => void;
};

/** Whose screen it is, what time it is, whether the numbers hold, and the few things one can do. */
export function ScreenHead({ live, title, stations, turns, onFill, onSettings, onHelp }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const [, setSearch] = useSearchParams();
  return (
    <Bar>
      <h1>
        {title}
        <small>{say('board', { n: turns.board + 1 })}</small>
      </h1>
      <Freshness live={live} />
      <Now />
      <nav aria-label={say('title')}>
        {stations.length > 1 && (
          <select
            aria-label={say('station')}
            value={live.board.station}
            onChange={({ target }) => setSearch({ station: target.value }, { replace: true })}
          >
            {stations.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {spoken(name)}
              </option>
            ))}
          </select>
        )}
        <Press type="button" onClick={turns.turn}>
          {say('turn')}
        </Press>
        <Press type="button" onClick={onFill}>
          {say('fill')}
        </Press>
        <Press type="button" onClick={onSettings}>
          {say('settings')}
        </Press>
        <Press type="button" onClick={onHelp} aria-label={say('help')}>
          ?
        </Press>
        <Link to="/">{say('leave')}</Link>
      </nav>
    </Bar>
  );
}

/** A number on a wall is believed; when it no longer holds, that is said in words, with a shape of its own. */
function Freshness({ live: { state, at } }: { readonly live: LiveBoard }) {
  const say = useSay();
  if (state === 'live') {
    return (
      <Word $tone={LOOK.soft}>
        ● {say('as-of')} <Clock at={at} />
      </Word>
    );
  }
  return (
    <Word role="alert" $tone={LOOK.wait}>
      ◆ {say(`state.${state}`)} <Clock at={at} />
    </Word>
  );
}

function Now() {
  const { formatDate } = useIntl();
  const [now, tick] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const at = new Date(now).toISOString();
  return (
    <span className="clock">
      <small style={{ fontSize: '0.6em', color: LOOK.soft, marginInlineEnd: '0.6em' }}>
        {formatDate(at, { month: 'long', day: 'numeric', weekday: 'short', timeZone: 'Asia/Shanghai' })}
      </small>
      <Clock at={at} />
    </span>
  );
}
