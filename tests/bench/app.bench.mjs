/** The exported news app: what a first visit loads, and when it shows something on a slow phone. The app measures itself; here it is told as figures. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { figure } from './figure.mjs';
import { root } from './server.mjs';

const app = join(root, 'mobile-app');

/** The JSON line of one of the app's own measurements. */
function measured(script) {
  const { stdout, stderr } = spawnSync('npm', ['run', '--silent', script], { cwd: app, encoding: 'utf8' });
  const line = stdout.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) throw new Error(`npm run ${script} told nothing: ${stderr}`);
  return JSON.parse(line);
}

const size = measured('size');
const kilobytes = (name, value, below) => figure({ name, value, unit: 'kB gzip', wanted: { below } });
kilobytes('app: JavaScript of the first visit', size.initial, size.limits.initial);
kilobytes('app: player chunk', size.player, size.limits.player);
figure({
  name: 'app: player in the first visit',
  value: Number(size.playerInEntry),
  unit: 'times',
  wanted: { below: 1 },
});

const paint = measured('paint');
for (const at of ['phone', 'desk']) {
  const { firstContentfulPaint: value, firstStory } = paint[at];
  const name = `app: first contentful paint on a CPU throttled four times, ${at}`;
  figure({ name, value, unit: 'ms', wanted: { below: paint.limit }, firstStory });
}
