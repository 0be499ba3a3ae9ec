import { existsSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { systemRandom } from '@hearth/cms/kernel';
import { CLOCK_PICTURE, clockArguments, clockFilters } from '../encoder/clock-picture';
import { clockVoice, voiceFrom } from '../encoder/clock-voice';
import { labEncoder, type LabEncoder } from '../encoder/lab-encoder';
import { aDesk, type Ask, type LogIn } from './demo-desk';
import { ended, isOnStage, onTheAir, theRehearsal, theRoom } from './rehearsal';
import { linesOf } from './robot-words';
import { shown, type DemoSession } from './show';
import { stopped, theHost, type Sought } from './the-host';

/** What the demo is told. `enough` is aborted when somebody has seen enough. */
export type DemoLive = LogIn & Sought & { readonly station: string };

/** So often it is looked at whether the live still goes on: somebody may stop it at the console. */
const LOOK_EVERY = 5;

/** A broadcast with picture, voice and robots on a rehearsal of the demo station, until somebody has seen enough; it leaves nothing on the air. */
export async function demoLive(demo: DemoLive): Promise<void> {
  const host = await theHost(demo);
  try {
    await broadcast(demo);
  } finally {
    if (host) await stopped(host);
  }
}

async function broadcast(demo: DemoLive): Promise<void> {
  const { url, say, enough, station } = demo;
  const began = Date.now();
  const ask = await aDesk(demo);
  const { room, key } = await theRoom(ask, { station, url });
  const rehearsal = await theRehearsal(ask, room.id);
  const encoder = await anEncoder(demo, { address: addressOf(room.ingest), key });
  try {
    const session = await onTheAir(ask, { rehearsal, room: room.id, enough });
    if (session === undefined) return;
    await shown(ask, session, say);
    for (const line of await addresses(ask, session, url)) say(line);
    say(`On the air after ${Math.round((Date.now() - began) / 1_000)} s. Ctrl-C ends it all.`);
    await robots(ask, session.id, demo);
  } finally {
    encoder.stop();
    await encoder.stopped;
    await ended(ask, rehearsal.id, room.id);
    say('The demo is off the air.');
  }
}

async function addresses(ask: Ask, { id, room }: DemoSession, url: string): Promise<readonly string[]> {
  const { pass } = (await ask('POST', `/live/rooms/${room}/guest-passes`)) as { readonly pass: string };
  return [
    '',
    `  room in the app  ${url}/watch/${id}?pass=${encodeURIComponent(pass)}`,
    `  console          ${url}/admin/plugins/live/console/${id}`,
    `  teleprompter     ${url}/admin/plugins/live/prompter/${id}`,
    '',
    'The room needs no log-in; console and teleprompter are opened by somebody of the station, such as',
    'field-controller@yunze.example at a demo station, whose password npm start prints. In the console, ? shows the keys.',
    'It is a rehearsal: robots write into it, each marked 机器人, none is counted, and nothing is sold.',
    '',
  ];
}

/** The plain address of RTMP on this machine. */
function addressOf(ingest: readonly { readonly protocol: string; readonly server: string }[]): string {
  const found = ingest.find(({ protocol }) => protocol === 'rtmp');
  if (!found) throw new Error('This host takes no RTMP; the demo sends its picture by it.');
  return found.server.replace('localhost', '127.0.0.1');
}

/** A moving picture that says what time it is, and a voice that says it too. */
async function anEncoder(
  { say, enough }: DemoLive,
  to: { readonly address: string; readonly key: string },
): Promise<LabEncoder> {
  const voice = await clockVoice();
  const hasFont = existsSync('/usr/share/fonts');
  return labEncoder({
    ...to,
    // Ctrl-C reaches its ffmpeg as well: what becomes of the picture then is no news.
    say: (line) => (enough.aborted ? undefined : say(line)),
    arguments: () => {
      const now = Date.now();
      return clockArguments(CLOCK_PICTURE, clockFilters(now, hasFont), voiceFrom(voice, now));
    },
  });
}

async function robots(ask: Ask, session: string, { say, enough }: DemoLive): Promise<void> {
  for (let second = 0; !enough.aborted; second += 1) {
    if (second % LOOK_EVERY === 0 && !(await isOnStage(ask, session))) {
      say('The live was stopped at the console.');
      return;
    }
    await ask('POST', `/live/sessions/${session}/robots`, { lines: linesOf(second, systemRandom) });
    await after(1_000, undefined, { signal: enough }).catch(() => undefined);
  }
}
