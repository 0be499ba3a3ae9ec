/** Live video whole, as it runs: database, host, the three processes, an encoder and platforms; each a process or a connection of its own. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVault, parseVaultKeys } from '@hearth/cms/platform';
import { systemRandom } from '@hearth/cms/kernel';
import { played } from '../../../../tests/lab/encoder/clock-film';
import { labEncoder, type LabEncoder } from '../../../../tests/lab/encoder/lab-encoder';
import { freePort } from '../../engine/testing/an-ingest';
import { anRtmpPlatform, type RtmpPlatform } from '../../engine/testing/platform-rtmp/platform';
import { roomStore } from '../rooms/room-store';
import type { TargetDeps } from '../targets/target-deps';
import { targetStore } from '../targets/target-store';
import { addTarget } from '../targets/add-target';
import { turnTarget } from '../targets/turn-target';
import { aStreamingDesk, type StreamingDesk } from './a-streaming-desk';
import { markOfTag, type SentPicture } from './followed-pictures';
import { ROOT, until } from './studio';

/** The processes that a kill may hit. */
export type LiveProcess = 'ingest' | 'packager' | 'relay' | 'host';

/** An encoder that comes back by itself, and what it sent. */
export type SendingEncoder = LabEncoder & { readonly sent: readonly SentPicture[]; readonly said: readonly string[] };

/** A station on air. */
export type LiveStation = {
  readonly desk: StreamingDesk;
  readonly folder: string;
  readonly room: string;
  readonly playback: string;
  readonly platforms: readonly RtmpPlatform[];
  /** Milliseconds that this machine, as busy as it is, needs to start the host. */
  readonly startedIn: number;
  address(): string;
  encoder(film: string): SendingEncoder;
  pidOf(name: Exclude<LiveProcess, 'host'>): number | undefined;
  /** Ends one by SIGKILL. The host is started again at once, as whoever looks after hosts does; gives how long that took. */
  kill(name: LiveProcess): Promise<number>;
  /** Where the broadcast that goes on lies, or the one that was last. */
  recording(): Promise<string>;
  close(): Promise<void>;
};

const VAULT = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const HOST = join(ROOT, 'tests/faults/live-host.cjs');

/** Opens a station with a room, and with copies to so many platforms. */
export async function aLiveStation({ targets = 0 }: { readonly targets?: number } = {}): Promise<LiveStation> {
  const desk = await aStreamingDesk();
  const folder = mkdtempSync(join(tmpdir(), 'hearth-station-'));
  const [port, rtmpPort] = [await freePort(), await freePort()];
  const { room, key } = await desk.made();
  const platforms = await Promise.all(Array.from({ length: targets }, () => anRtmpPlatform()));
  for (const [at, platform] of platforms.entries()) await copied(desk, room.id, { at, platform });
  const env = {
    ...{ PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', DATABASE_URL: desk.db.url, PORT: String(port) },
    ...{ HEARTH_VAULT_KEYS: VAULT, HEARTH_STREAMS: folder, HEARTH_RTMP_HOST: '127.0.0.1' },
    ...{ HEARTH_RTMP_PORT: String(rtmpPort), HEARTH_TARGETS_ALLOW: 'localhost' },
  };
  const began = Date.now();
  let host = await started(env);
  const startedIn = Date.now() - began;
  const encoders: LabEncoder[] = [];
  const pidOf = (name: string): number | undefined => processesOf(folder).get(name);
  return {
    ...{ desk, folder, room: room.id, playback: room.playbackId ?? room.id, platforms, pidOf, startedIn },
    address: () => `http://127.0.0.1:${port}`,
    encoder: (film) => {
      const encoder = anEncoder({ address: `rtmp://127.0.0.1:${rtmpPort}/live`, key: key ?? '', film });
      encoders.push(encoder);
      return encoder;
    },
    kill: async (name) => {
      if (name !== 'host') {
        process.kill(await until(`the ${name} runs`, () => pidOf(name)), 'SIGKILL');
        return 0;
      }
      const gone = once(host, 'exit');
      host.kill('SIGKILL');
      await gone;
      const from = Date.now();
      host = await started(env);
      return Date.now() - from;
    },
    recording: async () => {
      const [last] = await desk.db
        .knex('streaming_broadcast')
        .where({ room: room.id })
        .orderBy('began_at', 'desc')
        .limit(1);
      return join(folder, room.id, (last as { id: string }).id);
    },
    close: async () => {
      for (const encoder of encoders) encoder.stop();
      host.kill('SIGKILL');
      for (const pid of processesOf(folder).values()) process.kill(pid, 'SIGKILL');
      await Promise.all([...encoders.map(({ stopped }) => stopped), ...platforms.map((one) => one.die())]);
      await desk.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function copied(
  desk: StreamingDesk,
  room: string,
  { at, platform }: { at: number; platform: RtmpPlatform },
): Promise<void> {
  const deps: TargetDeps = {
    ...desk.deps,
    ...{ vault: createVault(parseVaultKeys(VAULT), systemRandom), rooms: roomStore, targets: targetStore },
    ...{ notices: { notify: () => Promise.resolve() }, isOpen: () => true },
  };
  const words = { platform: 'custom', name: `平台 ${at}`, url: platform.url, key: `key-of-${at}` } as const;
  const added = await addTarget(deps, desk.operator, { room, ...words });
  if (!added.ok) throw new Error(added.error.code);
  const turned = await turnTarget(deps, desk.operator, { room, id: added.value.id, event: 'start' });
  if (!turned.ok) throw new Error(turned.error.code);
}

async function started(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const host = fork(HOST, { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await Promise.race([
    once(host, 'message'),
    once(host, 'exit').then(([code]) => Promise.reject(new Error(`the host ended with ${String(code)}`))),
  ]);
  return host;
}

function anEncoder({ address, key, film }: { address: string; key: string; film: string }): SendingEncoder {
  const sent: SentPicture[] = [];
  const said: string[] = [];
  const encoder = labEncoder({
    ...{ address, key, arguments: () => played(film).slice(2, -2), say: (line: string) => void said.push(line) },
    sent: ({ kind, payload }) => {
      const mark = kind === 'video' ? markOfTag(payload) : undefined;
      if (mark !== undefined) sent.push({ mark, at: Date.now() });
    },
  });
  return { ...encoder, sent, said };
}

/** The processes beside a host, found by the log that each writes below the folder of this station. */
function processesOf(folder: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [, name] = /\/log\/(\w+)\.log$/.exec(readlinkSync(`/proc/${pid}/fd/1`)) ?? [];
      if (name === undefined || !readlinkSync(`/proc/${pid}/fd/1`).startsWith(folder)) continue;
      // One that was killed and whose parent has not looked yet has no command line.
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '') found.set(name, Number(pid));
    } catch {
      // Ended meanwhile.
    }
  }
  return found;
}
