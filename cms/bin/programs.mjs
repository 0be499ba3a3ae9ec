// Programs that npm does not bring: installed when root on Debian, else named in one line with the command that installs them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PROGRAMS = {
  chromium: { debian: 'chromium', there: () => has('chromium') || has('google-chrome') },
  ffmpeg: { debian: 'ffmpeg', there: () => has('ffmpeg') },
  'redis-server': { debian: 'redis-server', there: () => has('redis-server') },
  nginx: { debian: 'nginx', there: () => has('nginx') || existsSync('/usr/sbin/nginx') },
  openssl: { debian: 'openssl', there: () => has('openssl') },
  'Chinese fonts': {
    debian: 'fonts-noto-cjk',
    there: () =>
      existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') || /CJK|PingFang|HarmonyOS/.test(fonts()),
  },
};

function has(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

function fonts() {
  return spawnSync('fc-list', { encoding: 'utf8' }).stdout ?? '';
}

/** Makes sure that the named programs are there, or ends with what to type. */
export function ensurePrograms(names) {
  const missing = names.filter((name) => !PROGRAMS[name].there()).map((name) => PROGRAMS[name].debian);
  if (missing.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() === 0 && has('apt-get')) {
    process.stdout.write(`· install ${missing.join(', ')}\n`);
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    const { status } = spawnSync('sh', ['-c', install], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status === 0) return;
  }
  process.stderr.write(`Missing: ${missing.join(', ')}. Install with: sudo ${install}\n`);
  process.exit(1);
}
