import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const COMPILED = join(__dirname, '../../lib/engine/ffmpeg/run-ffmpeg.js');
const HOST = `
const { startFfmpeg } = require(${JSON.stringify(COMPILED)});
const work = startFfmpeg('ffmpeg', { args: ['-re', '-f', 'lavfi', '-i', 'anullsrc', '-f', 's16le', 'pipe:1'] });
work.output.once('data', () => process.stdout.write(String(work.pid)));
work.output.resume();`;

describe('an ffmpeg of a host that is killed', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('ends with it (%s)', async (signal) => {
    const host = spawn(process.execPath, ['-e', HOST], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(host.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isThere(pid)).toBe(true);
    host.kill(signal);
    await once(host, 'exit');
    await untilGone(pid);
    expect(isThere(pid)).toBe(false);
  });
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  const until = Date.now() + 5_000;
  while (isThere(pid) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
}
