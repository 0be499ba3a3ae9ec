import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LIB = join(__dirname, '../../lib/platform/fast-lane/wide-door.js');
const CROWD = 1_000;
const SYSTEM = '/proc/sys/net/core/somaxconn';
/** What the machine allows at most. */
const allowed = existsSync(SYSTEM) ? Number(readFileSync(SYSTEM, 'utf8')) : 128;

const folder = mkdtempSync(join(tmpdir(), 'hearth-door-'));
let host: ChildProcess;

afterEach(() => host.kill('SIGKILL'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A host that is busy: it listens and does not come to the door. */
async function aBusyHost(widen: boolean): Promise<number> {
  const program = join(folder, `host-${widen}.js`);
  writeFileSync(
    program,
    `const server = require('node:http').createServer();
     ${widen ? `require(${JSON.stringify(LIB)}).widenDoor(server);` : ''}
     server.listen(0, '127.0.0.1', () => process.send(server.address().port));`,
  );
  host = fork(program);
  const [port] = (await once(host, 'message')) as [number];
  host.kill('SIGSTOP');
  return port;
}

/** How many of a crowd get a place at the door. */
async function placed(port: number): Promise<number> {
  const sockets: Socket[] = [];
  let places = 0;
  const all = new Promise<void>((resolve) => {
    for (let n = 0; n < CROWD; n += 1) {
      const socket = connect(port, '127.0.0.1', () => {
        places += 1;
        if (places === CROWD) resolve();
      });
      sockets.push(socket.on('error', () => undefined));
    }
  });
  // Whoever was turned away knocks again after a second and is turned away again.
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, 800))]);
  for (const socket of sockets) socket.destroy();
  return places;
}

it('a crowd gets a place at the door of a busy host', async () => {
  expect(await placed(await aBusyHost(false))).toBeLessThan(CROWD);
  host.kill('SIGKILL');
  expect(await placed(await aBusyHost(true))).toBeGreaterThanOrEqual(Math.min(CROWD, allowed));
});
