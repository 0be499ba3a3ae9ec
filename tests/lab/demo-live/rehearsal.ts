import { setTimeout as after } from 'node:timers/promises';
import type { PlannedSession } from '@hearth/live/contract';
import { Refused, type Ask } from './demo-desk';
import { linesWith, someGoods, type DemoSession } from './show';
import { written } from './words';

/** What the demo calls its live. */
export const TITLE = '演示直播：脐橙下树第一车';

const HOUR = 3_600_000;

/** A room of streaming, as far as the demo reads it. */
export type DemoRoom = {
  readonly id: string;
  readonly title: string;
  readonly driver: string;
  readonly state: string;
  readonly playbackId: string | null;
  readonly ingest: readonly { readonly protocol: string; readonly server: string }[];
};

type Rooms = { readonly rooms: readonly DemoRoom[] };
type Keyed = { readonly room: DemoRoom; readonly key: string };
type Sessions = { readonly sessions: readonly PlannedSession[] };

/** Somebody else's broadcast would lose its picture to ours. */
const isTaken = ({ state }: DemoRoom): boolean => state === 'live' || state === 'connecting';

/** The room whose picture the demo sends, made once; its encoder gets a new key each time, since no host tells a key twice. */
export async function theRoom(ask: Ask, { station, url }: { station: string; url: string }): Promise<Keyed> {
  const { rooms } = (await ask('GET', `/streaming/rooms?text=${encodeURIComponent(TITLE)}`)) as Rooms;
  const known = rooms.find(({ title, driver }) => title === TITLE && driver === 'local');
  const wanted = { station, title: TITLE, driver: 'local', latency: 'low' };
  if (!known) return (await ask('POST', '/streaming/rooms', wanted)) as Keyed;
  if (isTaken(known)) {
    throw new Error(
      `The demo is on the air already: ${url}/admin/plugins/live-console. End it with Ctrl-C where it runs.`,
    );
  }
  if (known.state === 'disabled') await ask('POST', `/streaming/rooms/${known.id}/turn`, { event: 'enable' });
  return (await ask('POST', `/streaming/rooms/${known.id}/key`, { overlapMinutes: 0 })) as Keyed;
}

/** A rehearsal that robots may come to, of a live that nobody outside hears of. One that was left standing is taken up again. */
export async function theRehearsal(ask: Ask, room: string): Promise<PlannedSession> {
  const plan = await thePlan(ask, room);
  const asked = `/live/sessions?search=${encodeURIComponent(TITLE)}&rehearsals=true`;
  const { sessions } = (await ask('GET', asked)) as Sessions;
  const standing = sessions.find(
    ({ isRehearsal, rehearsalOf, state }) => isRehearsal && rehearsalOf === plan.id && !isOver(state),
  );
  if (standing) return standing;
  await written(ask, plan.id);
  const plannedAt = new Date(Date.now() + HOUR).toISOString();
  return (await ask('POST', `/live/sessions/${plan.id}/copies`, { plannedAt, asRehearsal: true })) as PlannedSession;
}

const isOver = (state: string): boolean => ['ending', 'ended', 'published', 'archived', 'cancelled'].includes(state);

async function thePlan(ask: Ask, streamingRoom: string): Promise<PlannedSession> {
  const { sessions } = (await ask('GET', `/live/sessions?search=${encodeURIComponent(TITLE)}`)) as Sessions;
  const known = sessions.find((one) => !one.isRehearsal && one.streamingRoom === streamingRoom && !isOver(one.state));
  if (known) return known;
  const made = (await ask('POST', '/live/sessions', {
    ...{ title: TITLE, language: 'zh-Hans', kinds: ['selling'], place: '演播室', streamingRoom },
    ...{ plannedAt: new Date(Date.now() + 24 * HOUR).toISOString(), plannedMinutes: 60, adMark: true },
  })) as PlannedSession;
  for (const line of linesWith(await someGoods(ask))) await ask('POST', `/live/sessions/${made.id}/runsheet`, line);
  return made;
}

/** Longer than any encoder takes to be seen. */
const SEEN_WITHIN = 60_000;

/** Waits until viewers would have a picture; the gate asks for one. Answers whether anybody still wants it. */
async function aPicture(ask: Ask, room: string, enough: AbortSignal): Promise<boolean> {
  const end = Date.now() + SEEN_WITHIN;
  while (Date.now() < end) {
    if (enough.aborted) return false;
    if ((await roomNow(ask, room)).state === 'live') return true;
    await after(500, undefined, { signal: enough }).catch(() => undefined);
  }
  throw new Error(`No picture came within ${SEEN_WITHIN / 1_000} s; what its encoder said stands above.`);
}

const roomNow = async (ask: Ask, room: string): Promise<DemoRoom> =>
  (await ask('GET', `/streaming/rooms/${room}`)) as DemoRoom;

const sessionNow = async (ask: Ask, id: string): Promise<DemoSession> =>
  (await ask('GET', `/live/sessions/${id}`)) as PlannedSession;

/** Whether a session goes on, be it that somebody paused it. */
export const isOnStage = async (ask: Ask, id: string): Promise<boolean> =>
  ['live', 'paused'].includes((await sessionNow(ask, id)).state);

type OnTheAir = { readonly rehearsal: DemoSession; readonly room: string; readonly enough: AbortSignal };

/** Takes a rehearsal onto the air; nothing when somebody has seen enough before. Where its gate keeps it, what is missing is said. */
export async function onTheAir(ask: Ask, { rehearsal, room, enough }: OnTheAir): Promise<DemoSession | undefined> {
  if (!(await aPicture(ask, room, enough))) return undefined;
  let session = rehearsal;
  for (const event of ['prepare', 'make-ready', 'go-live', 'resume'] as const) {
    if (!session.allowedEvents.includes(event)) continue;
    try {
      const { id, version } = session;
      session = (await ask('POST', `/live/sessions/${id}/turn`, { event, version, reason: '' })) as PlannedSession;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw new Error(`The rehearsal does not go on the air. ${error.message} ${JSON.stringify(error.details ?? {})}`);
    }
  }
  return session;
}

/** Ends what the demo began; what cannot be ended any more has ended. */
export async function ended(ask: Ask, session: string, room: string): Promise<void> {
  for (const event of ['stop', 'finish'] as const) {
    const { version, allowedEvents } = await sessionNow(ask, session);
    if (!allowedEvents.includes(event)) continue;
    await ask('POST', `/live/sessions/${session}/turn`, { event, version, reason: '演示结束' });
  }
  const { state } = await roomNow(ask, room);
  if (!['idle', 'disabled'].includes(state)) await ask('POST', `/streaming/rooms/${room}/turn`, { event: 'end' });
}
