import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { systemRandom } from '@hearth/cms/kernel';
import { CLOCK_PICTURE, clockArguments, clockFilters } from '../encoder/clock-picture';
import { clockVoice, voiceFrom } from '../encoder/clock-voice';
import { labEncoder, type LabEncoder } from '../encoder/lab-encoder';
import { aDesk, isReady, type Ask } from './demo-desk';
import { ended, onTheAir, theRehearsal, theRoom } from './rehearsal';
import { linesOf } from './robot-words';

/** What the demo is told. */
export type DemoLive = {
  readonly root: string;
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly station: string;
  say(line: string): void;
  /** Aborted when somebody has seen enough. */
  readonly enough: AbortSignal;
};

const LONGEST_START = 15 * 60_000;

/** A broadcast with picture, voice and robots on a rehearsal of the demo station, until somebody has seen enough; it leaves nothing on the air. */
export async function demoLive(demo: DemoLive): Promise<void> {
  const host = await theHost(demo);
  try {
    await broadcast(demo);
  } finally {
    if (host) await stopped(host);
  }
}

/** Somebody's running host, or one of our own that ends with the demo. */
async function theHost({ root, url, say, enough }: DemoLive): Promise<ChildProcess | undefined> {
  if (await isReady(url)) return undefined;
  say(`no host at ${url}: starting one, which takes some minutes the first time`);
  // A group of its own, so that Ctrl-C reaches us first and the broadcast ends before its host does.
  const child = spawn(process.execPath, [join(root, 'cms/bin/start.mjs')], {
    ...{ cwd: root, stdio: ['ignore', 'inherit', 'inherit'], detached: true },
  });
  const deadline = Date.now() + LONGEST_START;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('The host ended before it was ready');
    if (enough.aborted || Date.now() > deadline) {
      await stopped(child);
      throw new Error('The host was not ready');
    }
    await after(500);
  }
  return child;
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

async function broadcast(demo: DemoLive): Promise<void> {
  const { url, say, enough, station } = demo;
  const ask = await aDesk(demo);
  const { room, key } = await theRoom(ask, station);
  const rehearsal = await theRehearsal(ask, room.id);
  const encoder = await anEncoder(demo, { address: addressOf(room.ingest), key });
  try {
    const session = await onTheAir(ask, { rehearsal, room: room.id, say });
    for (const line of [
      '',
      `  console      ${url}/admin/plugins/live/console/${session.id}`,
      `  teleprompter ${url}/admin/plugins/live/prompter/${session.id}`,
      `  picture      ${url}/watch/${room.playbackId ?? ''}  (in the news app)`,
      '',
      'Robots write into the rehearsal: each is called 机器人, none is counted, none can order. Ctrl-C ends it all.',
    ]) {
      say(line);
    }
    await robots(ask, session.id, enough);
  } finally {
    encoder.stop();
    await encoder.stopped;
    await ended(ask, rehearsal.id, room.id);
    say('the demo is off the air');
  }
}

/** The plain address of RTMP on this machine. */
function addressOf(ingest: readonly { readonly protocol: string; readonly server: string }[]): string {
  const found = ingest.find(({ protocol }) => protocol === 'rtmp');
  if (!found) throw new Error('This host takes no RTMP');
  return found.server.replace('localhost', '127.0.0.1');
}

/** A moving picture that says what time it is, and a voice that says it too. */
async function anEncoder(
  { say }: DemoLive,
  to: { readonly address: string; readonly key: string },
): Promise<LabEncoder> {
  const voice = await clockVoice();
  const hasFont = existsSync('/usr/share/fonts');
  return labEncoder({
    ...{ ...to, say },
    arguments: () => {
      const now = Date.now();
      return clockArguments(CLOCK_PICTURE, clockFilters(now, hasFont), voiceFrom(voice, now));
    },
  });
}

async function robots(ask: Ask, session: string, enough: AbortSignal): Promise<void> {
  for (let second = 0; !enough.aborted; second += 1) {
    await ask('POST', `/live/sessions/${session}/robots`, { lines: linesOf(second, systemRandom) });
    await after(1_000, undefined, { signal: enough }).catch(() => undefined);
  }
}
