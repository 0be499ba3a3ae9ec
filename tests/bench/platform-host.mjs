/** A platform in a process of its own: it takes every post and remembers when the first byte of each arrived. */
import { createServer } from 'node:http';

const arrived = new Map();
const server = createServer((request, response) => {
  const key = request.url.split('/')[2];
  if (!arrived.has(key)) arrived.set(key, Date.now());
  request.resume();
  const post = { kind: 'live', platformId: key, url: `https://platform.example/${key}` };
  response.setHeader('content-type', 'application/json').end(JSON.stringify(post));
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', ({ id }) => process.send({ id, answer: [...arrived] }));
process.once('SIGTERM', () => process.exit(0));
