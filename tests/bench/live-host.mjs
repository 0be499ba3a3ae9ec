/**
 * The host's side of a broadcast, by itself: a lane that follows a window socket. Prints its address. With the file of a private key behind
 * the socket it lets in by passes alone, and says at `/counted` how many viewers it sees.
 */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(join(root, 'package.json'));
const lib = (path) => require(join(root, 'plugins/streaming/lib/server', path));
const { onAir } = lib('testing/on-air.js');
const { everybody } = lib('origin/may-watch.js');
const { serveLive } = lib('origin/origin-wiring.js');

/** Who may watch: everybody, or who shows a pass signed by this key. */
function doorOf(air, keyFile) {
  if (keyFile === undefined) return everybody;
  const { createDoor } = lib('origin/admit.js');
  const { createPassCheck } = lib('passes/pass-check.js');
  const { createViewerBook } = lib('watching/viewer-book.js');
  const { keyringOf } = lib('testing/a-keyring.js');
  const clock = { now: () => new Date() };
  const keyring = keyringOf({ kid: 'k1', key: createPrivateKey(readFileSync(keyFile)) });
  const book = createViewerBook({ clock });
  air.lane.get('/counted', ({ res }) => {
    res.end(JSON.stringify(book.counts()));
    return 'sent';
  });
  return createDoor({
    placeOf: async () => ({ signed: true, station: 'yunze', hosts: [] }),
    check: createPassCheck({ keyring, clock }),
    revoked: { has: () => false },
    saw: book.saw,
  });
}

const air = await onAir();
serveLive({
  lane: air.lane,
  windowSocket: process.argv[2],
  mayWatch: doorOf(air, process.argv[3]),
  placeOf: (playback) => ({ is: 'room', room: playback }),
});
process.stdout.write(`${air.address}\n`);
