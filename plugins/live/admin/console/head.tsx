import { LOOK, useMay } from '@hearth/cms/reach';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { SESSIONS_RUN, STOP_LIVES, type LiveSession, type PlannedSession, type SessionEvent } from '../../contract';
import { clockWords, type ShowClock } from './clock.rules';
import type { DeskView } from './desk-view.rules';
import { Deed, Figure, Mark, Soft } from './look';
import { ANSWER_MS } from './measure';
import type { Desk } from './use-desk';
import { useNow } from './use-now';
import type { Stop } from './use-stop';
import { turnSession } from './ways';
import { useSay } from './words';

const Bar = styled.header`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5em 1.4em;
  h1 {
    font-size: 1.5em;
    font-weight: 600;
    line-height: 1.2;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    margin-inline-start: auto;
  }
  a {
    color: ${LOOK.soft};
  }
`;

const StopBox = styled.div<{ $isArmed: boolean }>`
  button {
    border-color: ${LOOK.stop};
    background: ${({ $isArmed }) => ($isArmed ? LOOK.stop : 'transparent')};
    color: ${({ $isArmed }) => ($isArmed ? LOOK.paper : LOOK.stop)};
  }
`;

const ON_AIR: ReadonlySet<LiveSession['state']> = new Set(['live', 'paused']);
/** What a director does with the whole session; all else is done where it is planned. */
const TURNS = ['go-live', 'pause', 'resume', 'finish'] as const satisfies readonly SessionEvent[];

type Props = {
  readonly desk: Desk;
  readonly view: DeskView;
  readonly clock: ShowClock;
  readonly stop: Stop;
  readonly onFill: () => void;
  readonly onHelp: () => void;
};

/** What is on, for how long, when it will end, whether the line holds, and the stop. */
export function Head({ desk, view, clock, stop, onFill, onHelp }: Props) {
  const say = useSay();
  const { session, room } = view;
  return (
    <Bar>
      <Link to={`/plugins/live-sessions/${session.id}`}>{say('back')}</Link>
      <h1>{session.title}</h1>
      <State session={session} />
      <Times session={session} clock={clock} />
      <Figure>{say('viewers', { viewers: room.viewers, likes: room.likes })}</Figure>
      <Line isUp={desk.isUp} lag={desk.lag} />
      <nav>
        <Turns desk={desk} session={session} />
        <Deed shortcut="f" onPress={onFill}>
          {say('fill')}
        </Deed>
        <Deed shortcut="?" onPress={onHelp}>
          {say('help')}
        </Deed>
        <StopButton session={session} stop={stop} />
      </nav>
    </Bar>
  );
}

function State({ session }: { readonly session: LiveSession }) {
  const say = useSay();
  const tone = session.state === 'live' ? 'proof' : session.state === 'paused' ? 'stop' : 'quiet';
  return (
    <span role="status">
      <Mark tone={tone}>{say(`state.${session.state}`)}</Mark>
      {session.isRehearsal && <Soft> {say('rehearsal')}</Soft>}
    </span>
  );
}

function Times({ session, clock }: { readonly session: LiveSession; readonly clock: ShowClock }) {
  const say = useSay();
  const now = useNow();
  if (session.beganAt === null)
    return <Figure>{say('begins', { time: clockWords((Date.parse(session.plannedAt) - now) / 1_000) })}</Figure>;
  const passed = (now - Date.parse(session.beganAt)) / 1_000;
  const over = passed + clock.toCome - session.plannedMinutes * 60;
  return (
    <Figure>
      {say('passed', { time: clockWords(passed), left: clockWords(clock.toCome) })}{' '}
      {over > 60 && <Mark tone="wait">{say('over', { time: clockWords(over) })}</Mark>}
    </Figure>
  );
}

function Line({ isUp, lag }: { readonly isUp: boolean; readonly lag: number | undefined }) {
  const say = useSay();
  if (!isUp) return <Mark tone="stop">{say('line.cut')}</Mark>;
  if (lag === undefined) return <Mark tone="proof">{say('line.up')}</Mark>;
  return (
    <Figure>
      <Mark tone={lag > ANSWER_MS ? 'wait' : 'proof'}>{say('line.lag', { lag: Math.round(lag) })}</Mark>
    </Figure>
  );
}

function Turns({ desk, session }: { readonly desk: Desk; readonly session: LiveSession }) {
  const say = useSay();
  const why = useMay(SESSIONS_RUN) ? undefined : say('may-not');
  const turn = async (event: SessionEvent): Promise<void> => {
    await desk.press<PlannedSession>({
      deed: event,
      change: (view) => view,
      ask: turnSession(session, event, event === 'pause' ? say('turn.reason') : ''),
      settle: (view, now) => ({ ...view, session: now }),
    });
    desk.reload();
  };
  return TURNS.filter((event) => session.allowedEvents.includes(event)).map((event) => (
    <Deed key={event} why={why} isMain={event === 'go-live'} onPress={() => void turn(event)}>
      {say(`turn.${event}`)}
    </Deed>
  ));
}

/** What cannot be undone takes two presses; the button says so before the second. */
function StopButton({ session, stop }: { readonly session: LiveSession; readonly stop: Stop }) {
  const say = useSay();
  const may = useMay(STOP_LIVES);
  const why = !may ? say('may-not') : ON_AIR.has(session.state) ? undefined : say('stop.off-air');
  return (
    <StopBox $isArmed={stop.isArmed} aria-live="assertive">
      <Deed shortcut="⇧S" why={why} onPress={() => stop.press()}>
        {say(stop.isArmed ? 'stop.again' : 'stop')}
      </Deed>
    </StopBox>
  );
}
