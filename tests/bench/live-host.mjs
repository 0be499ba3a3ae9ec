/**
 * The host's side of a broadcast, by itself: a fast lane that follows a window socket. Prints its address. With the file of a private key behind
 * socket and port it lets in by passes alone, and says at `/counted` how many viewers it sees.
 */
import { createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(join(root, 'plugins/streaming/package.json'));
const lib = (path) => require(join(root, 'plugins/streaming/lib', path));
const { hearthErrors } = require('@hearth/cms/contract');
const { err, mergeCatalogs, systemClock, systemIds } = require('@hearth/cms/kernel');
const { createFastLane } = require('@hearth/cms/platform');
const { streamingErrors } = lib('contract/index.js');
const { everybody } = lib('server/origin/may-watch.js');
const { serveLive } = lib('server/origin/origin-wiring.js');

const [windowSocket, port = '0', keyFile] = process.argv.slice(2);
const failed = (name, error) => process.stderr.write(`${String(error ?? name)}\n`);
const lane = createFastLane({ clock: systemClock, ids: systemIds, loadFailed: failed });
const server = createServer((_request, answer) => answer.writeHead(404).end());
lane.attach(server, {
  proxies: { hops: 0 },
  servedElsewhere: () => false,
  router: {
    ...{ book: mergeCatalogs([hearthErrors, streamingErrors]), ids: systemIds, failed },
    staffOf: async () => err('HEARTH.NOT_ALLOWED'),
    readerOf: async () => err('HEARTH.SIGN_IN_FIRST'),
    lenderTo: async () => undefined,
    tooOften: async () => undefined,
  },
});

/** Who may watch: everybody, or who shows a pass signed by this key. */
function door() {
  if (keyFile === undefined) return everybody;
  const { createDoor } = lib('server/origin/admit.js');
  const { createPassCheck } = lib('server/passes/pass-check.js');
  const { createViewerBook } = lib('server/watching/viewer-book.js');
  const key = createPublicKey(readFileSync(keyFile));
  const keyring = { reading: (kid) => (kid === 'k1' ? key : undefined) };
  const book = createViewerBook({ clock: systemClock });
  lane.get('/counted', ({ res }) => {
    res.end(JSON.stringify(book.counts()));
    return 'sent';
  });
  return createDoor({
    placeOf: async () => ({ signed: true, station: 'yunze', hosts: [] }),
    check: createPassCheck({ keyring, clock: systemClock }),
    revoked: { has: () => false },
    saw: book.saw,
  });
}

serveLive({ lane, windowSocket, mayWatch: door(), placeOf: (playback) => ({ is: 'room', room: playback }) });
server.listen(Number(port), '127.0.0.1');
await once(server, 'listening');
process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
