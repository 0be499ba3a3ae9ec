/** The processes of live video as a host starts them, without the host: ingest, packager, relay, the lane; and around them an encoder and platforms. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './server.mjs';

const KEY = 'bench-0123456789abcdef0123456789abcdef';
const SESSION = 's1';

/** Starts them below a folder; `base` is where the compiled product lies. */
export async function liveEngine({ folder, base = root, windowSeconds = 600, targets = 0 }) {
  mkdirSync(folder, { recursive: true });
  const at = (name) => join(folder, name);
  const rtmpPort = await freePort();
  const platform = program('platform', join(base, 'tests/bench/live-platform.mjs'), { folder, base });
  const platformPort = Number(await line(platform));
  const common = { media: at('media'), lingerMs: 600_000 };
  const settings = {
    ingest: { bind: '127.0.0.1', rtmpPort },
    packager: { window: at('window'), cache: folder },
    relay: { closed: [['127.0.0.0', 8, 'ipv4']], allowed: [`localhost:${platformPort}`] },
  };
  const { RHYTHM } = compiled(base, './server/drivers/local/engine-orders.js');
  const rhythm = { ...RHYTHM, windowSeconds };
  const orders = ordersOf({ folder: at(SESSION), rhythm, targets, platformPort });
  const children = { platform };
  const controls = {};
  for (const name of ['ingest', 'packager', 'relay']) {
    const child = program(name, join(base, `plugins/streaming/lib/engine/${name}/main.js`), { folder, base });
    child.stdin.end(`${JSON.stringify({ ...common, ...settings[name], control: at(`${name}.control`) })}\n`);
    children[name] = child;
    controls[name] = await control(at(`${name}.control`));
    controls[name].write(`${JSON.stringify({ say: 'sync', orders: orders[name] })}\n`);
  }
  children.host = program('host', join(base, 'tests/bench/live-host.mjs'), { folder, base, args: [at('window')] });
  const address = await line(children.host);
  return {
    address,
    pids: Object.fromEntries(Object.entries(children).map(([name, { pid }]) => [name, pid])),
    media: `${address}/live/room1/${SESSION}/live.m3u8`,
    rtmp: `rtmp://127.0.0.1:${rtmpPort}/live/${KEY}`,
    /** Waits until a process tells something of this type. */
    heard: (name, type) => heard(controls[name], type),
    async came() {
      platform.stdin.write('?');
      return JSON.parse(await line(platform));
    },
    stop: () => {
      for (const child of Object.values(children)) child.kill('SIGKILL');
    },
  };
}

/** ffmpeg plays the film of a file over and over, without encoding it again. It comes back when it is gone, until it is stopped. */
export function filmEncoder(film, rtmp) {
  let isOver = false;
  let child;
  const begin = () => {
    const from = ['-v', 'error', '-re', '-stream_loop', '-1', '-i', film, '-c', 'copy', '-f', 'flv', rtmp];
    child = spawn('ffmpeg', from, { stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('exit', () => {
      if (!isOver) setTimeout(begin, 1_000);
    });
  };
  begin();
  return {
    pid: () => child.pid,
    stop: () => {
      isOver = true;
      child.kill('SIGKILL');
    },
  };
}

/** A file of the compiled product. */
const compiled = (base, file) => createRequire(join(base, 'plugins/streaming/lib/'))(file);

function ordersOf({ folder, rhythm, targets, platformPort }) {
  const hash = createHash('sha256').update(KEY).digest('hex');
  const url = `rtmp://localhost:${platformPort}/app`;
  const copy = (at) => ({ target: `t${at}`, room: 'room1', url, key: `key-${at}`, attempt: 1 });
  return {
    ingest: { rooms: [{ room: 'room1', kick: 0, keys: [{ hash }] }] },
    packager: { rooms: [{ room: 'room1', session: SESSION, folder, ...rhythm }] },
    relay: { targets: Array.from({ length: targets }, (_, at) => copy(at)) },
  };
}

function program(name, script, { folder, base, args = [] }) {
  const log = openSync(join(folder, `${name}.log`), 'a');
  const { childEnvironment } = compiled(base, './engine/wire/child-environment.js');
  const env = { ...childEnvironment(), NODE_ENV: 'production' };
  return spawn(process.execPath, [script, ...args], {
    cwd: base,
    env,
    stdio: ['pipe', name === 'platform' || name === 'host' ? 'pipe' : log, log],
  });
}

const line = async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim();

function heard(socket, type) {
  return new Promise((resolve) => {
    const hear = (text) => {
      if (!text.includes(`"type":"${type}"`)) return;
      socket.off('data', hear);
      resolve();
    };
    socket.on('data', hear);
  });
}

async function control(path) {
  for (;;) {
    const socket = connect(path);
    socket.on('error', () => undefined);
    const isOpen = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('close', () => resolve(false));
    });
    // It says what is; reading lets it say more.
    if (isOpen) return socket.setEncoding('utf8').resume();
    await pause(20);
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
