/** Platforms that take whatever is published to them and count it. Prints their port; told anything, says what came. */
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(join(root, 'plugins/streaming/package.json'));
const { serveRtmp } = require(join(root, 'plugins/streaming/lib/engine/rtmp/server-session.js'));

/** By the key of the target. */
const came = {};
const server = createServer((line) => {
  let mine;
  line.on('error', () => undefined);
  serveRtmp(line, {
    publish: ({ name }) => {
      mine = came[name] ??= { broadcasts: 0, pictures: 0, bytes: 0 };
      mine.broadcasts += 1;
      return { isAccepted: true };
    },
    media: (kind, _time, payload) => {
      mine.pictures += kind === 'video' ? 1 : 0;
      mine.bytes += payload.length;
    },
    ended: () => undefined,
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
process.stdin.on('data', () => process.stdout.write(`${JSON.stringify(came)}\n`)).on('end', () => process.exit());
