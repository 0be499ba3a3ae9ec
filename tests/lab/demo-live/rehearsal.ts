import { setTimeout as after } from 'node:timers/promises';
import { Refused, type Ask, type Told } from './demo-desk';

/** What the demo calls its live. */
export const TITLE = '演示直播：脐橙下树第一车';

const HOUR = 3_600_000;

/** The room whose picture the demo sends, made once; its encoder gets a new key each time, since no host tells a key twice. */
export async function theRoom(ask: Ask, station: string): Promise<{ room: Told; key: string }> {
  const { rooms } = await ask('GET', `/streaming/rooms?text=${encodeURIComponent(TITLE)}`);
  const known = rooms.find(({ title, driver }: Told) => title === TITLE && driver === 'local');
  if (!known) return ask('POST', '/streaming/rooms', { station, title: TITLE, driver: 'local', latency: 'low' });
  if (known.state === 'disabled') await ask('POST', `/streaming/rooms/${known.id}/turn`, { event: 'enable' });
  return ask('POST', `/streaming/rooms/${known.id}/key`, { overlapMinutes: 0 });
}

/** A rehearsal that robots may come to, of a live that nobody outside hears of. One that was left standing is taken up again. */
export async function theRehearsal(ask: Ask, room: string): Promise<Told> {
  const plan = await thePlan(ask, room);
  const asked = `/live/sessions?search=${encodeURIComponent(TITLE)}&rehearsals=true`;
  const { sessions } = await ask('GET', asked);
  const standing = sessions.find(
    ({ isRehearsal, rehearsalOf, state }: Told) => isRehearsal && rehearsalOf === plan.id && !isOver(state),
  );
  if (standing) return standing;
  const plannedAt = new Date(Date.now() + HOUR).toISOString();
  return ask('POST', `/live/sessions/${plan.id}/copies`, { plannedAt, asRehearsal: true });
}

const isOver = (state: string): boolean =>
  ['ending', 'ended', 'published', 'archived', 'cancelled'].includes(state);

async function thePlan(ask: Ask, streamingRoom: string): Promise<Told> {
  const { sessions } = await ask('GET', `/live/sessions?search=${encodeURIComponent(TITLE)}`);
  const known = sessions.find(
    (one: Told) => !one.isRehearsal && one.streamingRoom === streamingRoom && !isOver(one.state),
  );
  if (known) return known;
  const made = await ask('POST', '/live/sessions', {
    ...{ title: TITLE, language: 'zh-Hans', kinds: ['selling'], place: '演播室', streamingRoom },
    ...{ plannedAt: new Date(Date.now() + 24 * HOUR).toISOString(), plannedMinutes: 60, adMark: true },
  });
  for (const [title, seconds] of [
    ['开场', 60],
    ['产地连线', 180],
    ['检测报告怎么看', 120],
    ['答观众问', 300],
  ] as const) {
    await ask('POST', `/live/sessions/${made.id}/runsheet`, { title, seconds });
  }
  return made;
}

/** Longer than any encoder takes to be seen. */
const SEEN_WITHIN = 60_000;

/** Waits until viewers would have a picture; the gate asks for one. */
async function aPicture(ask: Ask, room: string): Promise<void> {
  for (const end = Date.now() + SEEN_WITHIN; Date.now() < end; await after(500)) {
    if ((await ask('GET', `/streaming/rooms/${room}`)).state === 'live') return;
  }
  throw new Error('The picture did not arrive');
}

type OnTheAir = { readonly rehearsal: Told; readonly room: string; say(line: string): void };

/** Takes a rehearsal as far towards the air as its gate lets it, and says what is in the way. */
export async function onTheAir(ask: Ask, { rehearsal, room, say }: OnTheAir): Promise<Told> {
  await aPicture(ask, room);
  let session = rehearsal;
  for (const event of ['prepare', 'make-ready', 'go-live'] as const) {
    if (!session.allowedEvents.includes(event)) continue;
    try {
      const { id, version } = session;
      session = await ask('POST', `/live/sessions/${id}/turn`, { event, version });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      say(`${error.message} ${JSON.stringify(error.details ?? {})}`);
      return session;
    }
  }
  return session;
}

/** Ends what the demo began; what cannot be ended any more has ended. */
export async function ended(ask: Ask, session: string, room: string): Promise<void> {
  for (const event of ['stop', 'finish'] as const) {
    const { version, allowedEvents } = await ask('GET', `/live/sessions/${session}`);
    if (!allowedEvents.includes(event)) continue;
    await ask('POST', `/live/sessions/${session}/turn`, { event, version, reason: '演示结束' });
  }
  const { state } = await ask('GET', `/streaming/rooms/${room}`);
  if (!['idle', 'disabled'].includes(state)) await ask('POST', `/streaming/rooms/${room}/turn`, { event: 'end' });
}
