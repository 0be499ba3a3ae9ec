// A platform that stands far away, spoken to over HTTP by workers and tests alike. It knows no idempotency keys, as most do not.
const { createServer } = require('node:http');

const say = { 'zh-Hans': '平台繁忙', en: 'The platform is busy' };
const BUSY = { kind: 'retryable', problem: { code: 'BUSY', path: null, message: say, cure: say } };

const postOf = ({ id }) => ({ platformId: id, url: `https://platform.example/${id}` });

/** What a platform does with the call, on the posts that it has. */
const ACTS = {
  look: ({ posts, key, answer }) => {
    const post = posts.find((one) => one.key === key && !one.isDown);
    answer(post ? { kind: 'live', ...postOf(post) } : { kind: 'absent' });
  },
  page: ({ posts, key, response }) => {
    const stands = posts.some(({ id, isDown }) => id === key && !isDown);
    response.writeHead(stands ? 200 : 404).end('<p>a post</p>');
  },
  withdraw: ({ posts, key, answer }) => {
    for (const post of posts) if (post.key === key) post.isDown = true;
    answer({ kind: 'removed' });
  },
  send: ({ posts, moods, key, edits, at, answer, response }) => {
    const mood = moods.shift() ?? 'takes';
    if (mood === 'busy') return answer(BUSY);
    // Where the account edits, the post that stands takes the words and keeps its address.
    const edited = posts.find(({ id, isDown }) => id === edits && !isDown);
    const post = edited ?? { id: key, key, at, isDown: false };
    if (edited) edited.key = key;
    else posts.push(post);
    return mood === 'loses-answer' ? response.destroy() : answer({ kind: 'live', ...postOf(post) });
  },
};

/** Starts the platform; `moods` say how it treats the next posts: it takes them, is busy, or takes them and loses its answer. */
function farPlatform(moods = []) {
  const posts = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://platform.example');
    const [, act, key] = pathname.split('/');
    const answer = (value) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
    request.resume();
    ACTS[act]({ posts, moods, key, edits: searchParams.get('edits'), at: Date.now(), answer, response });
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
  const call = async (act, { key, channel, replaces, signal }) => {
    moment(`${act}: on its way`);
    const edits = act === 'send' && replaces && channel.capabilities.includes('edit') ? `?edits=${replaces}` : '';
    const answer = await fetch(`${url}/${act}/${key}${edits}`, { method: 'POST', signal });
    moment(`${act}: answered`);
    return answer.json();
  };
  const way = (act) => (parcel) => call(act, parcel);
  return { send: way('send'), look: way('look'), withdraw: way('withdraw') };
}

module.exports = { farPlatform, farOutlet };
