import { styled } from 'styled-components';
import { livePhases, type LivePhase } from '../../contract';
import { Frame, Hour, NumberLink, Quiet } from './frame';
import { links } from './links';
import { Lines } from './lists';
import { LOOK } from './looks';
import type { TileProps } from './tiles';
import { useSay } from './words';

const Phases = styled.div`
  display: flex;
  flex: none;
  flex-wrap: wrap;
  gap: 0.4em 2.2em;
  font-size: 1.45em;
  a {
    font-weight: 600;
    font-size: 1.8em;
    line-height: 1;
  }
  span {
    color: ${LOOK.soft};
  }
`;

const TONES: Readonly<Record<LivePhase, string>> = { planned: LOOK.ink, on_site: LOOK.ember, over: LOOK.soft };
/** A colour never speaks alone. */
const SHAPES: Readonly<Record<LivePhase, string>> = { planned: '○', on_site: '●', over: '✓' };

/** What goes out live today: the coverages of the field desk, and the sessions of whoever runs lives. */
export function LiveTile({ board, at }: TileProps) {
  const say = useSay();
  const { broadcasts, live } = board;
  const sessions = live ?? [];
  if (broadcasts.lines.length + sessions.length === 0)
    return (
      <Frame title={say('live')} at={at}>
        <Quiet>{say('live.none')}</Quiet>
      </Frame>
    );
  return (
    <Frame title={say('live')} at={at}>
      <Phases>
        {livePhases.map((phase) => (
          <span key={phase}>
            <NumberLink to={links.lives(board, phase)} $tone={TONES[phase]}>
              {broadcasts.phases[phase] ?? 0}
            </NumberLink>{' '}
            {say(`live.${phase}`)}
          </span>
        ))}
      </Phases>
      <Lines>
        {sessions.map(({ id, title, since, viewers, href }) => (
          <li key={id}>
            <Hour at={since} />
            <NumberLink to={href}>{title}</NumberLink>
            <span className="soft">{viewers === null ? '' : say('live.viewers', { viewers })}</span>
          </li>
        ))}
        {broadcasts.lines.map(({ id, topic, title, place, phase, at: begins }) => (
          <li key={id}>
            {begins === null ? <span className="soft">{say('live.no-hour')}</span> : <Hour at={begins} />}
            <NumberLink to={links.topic(topic)} $tone={phase === 'over' ? LOOK.soft : LOOK.ink}>
              {[title, place].filter((word) => word !== '').join(' · ')}
            </NumberLink>
            <span style={{ color: TONES[phase] }}>
              {SHAPES[phase]} {say(`live.${phase}`)}
            </span>
          </li>
        ))}
      </Lines>
    </Frame>
  );
}
