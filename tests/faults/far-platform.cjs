// A platform that stands far away, spoken to over HTTP by workers and tests alike. It knows no idempotency keys, as most do not.
const { createServer } = require('node:http');

const say = { 'zh-Hans': '平台繁忙', en: 'The platform is busy' };
const BUSY = { kind: 'retryable', problem: { code: 'BUSY', path: null, message: say, cure: say } };

/** Starts the platform; `moods` say how it treats the next posts: it takes them, is busy, or takes them and loses its answer. */
function farPlatform(moods = []) {
  const posts = [];
  const postOf = (key) => ({ platformId: key, url: `https://platform.example/${key}` });
  const server = createServer((request, response) => {
    const at = Date.now();
    const [, act, key] = (request.url ?? '').split('/');
    const answer = (value) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
    request.resume();
    if (act === 'look') {
      const stands = posts.some((post) => post.key === key && !post.isDown);
      return answer(stands ? { kind: 'live', ...postOf(key) } : { kind: 'absent' });
    }
    if (act === 'withdraw') {
      for (const post of posts) if (post.key === key) post.isDown = true;
      return answer({ kind: 'removed' });
    }
    const mood = moods.shift() ?? 'takes';
    if (mood === 'busy') return answer(BUSY);
    posts.push({ key, at, isDown: false });
    return mood === 'loses-answer' ? response.destroy() : answer({ kind: 'live', ...postOf(key) });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      const stop = () => new Promise((done) => (server.close(done), server.closeAllConnections()));
      resolve({ url: `http://127.0.0.1:${port}`, posts, moods, stop });
    });
  });
}

/** The way out to it: `moment` is told before a call goes out and when its answer is there. */
function farOutlet(url, moment = () => undefined) {
  const call = async (act, { key, signal }) => {
    moment(`${act}: on its way`);
    const answer = await fetch(`${url}/${act}/${key}`, { method: 'POST', signal });
    moment(`${act}: answered`);
    return answer.json();
  };
  const way = (act) => (parcel) => call(act, parcel);
  return { send: way('send'), look: way('look'), withdraw: way('withdraw') };
}

module.exports = { farPlatform, farOutlet };
