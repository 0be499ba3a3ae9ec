/** The host's side of a broadcast, by itself: a fast lane that follows a window socket. Prints its address. */
import { once } from 'node:events';
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

const [windowSocket, port = '0'] = process.argv.slice(2);
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
serveLive({ lane, windowSocket, mayWatch: everybody, placeOf: (playback) => ({ is: 'room', room: playback }) });
server.listen(Number(port), '127.0.0.1');
await once(server, 'listening');
process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
