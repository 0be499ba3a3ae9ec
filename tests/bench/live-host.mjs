/** The host's side of a broadcast, by itself: a lane that follows a window socket. Prints its address. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(join(root, 'package.json'));
const lib = (path) => require(join(root, 'plugins/streaming/lib/server', path));
const { onAir } = lib('testing/on-air.js');
const { everybody } = lib('origin/may-watch.js');
const { serveLive } = lib('origin/origin-wiring.js');

const air = await onAir();
serveLive({
  lane: air.lane,
  windowSocket: process.argv[2],
  mayWatch: everybody,
  placeOf: (playback) => ({ is: 'room', room: playback }),
});
process.stdout.write(`${air.address}\n`);
