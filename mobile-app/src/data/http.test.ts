import { askFresh, forgetEtags } from './etags';
import { ask, query } from './http';
import { reach } from './reach';

type Seen = { readonly url: string; readonly headers: Record<string, string> };

/** Answers in turn, and writes down what was asked. */
function net(...answers: (Response | Error)[]) {
  const seen: Seen[] = [];
  const send: typeof fetch = (url, init) => {
    seen.push({
      url: url instanceof Request ? url.url : url.toString(),
      headers: init?.headers as Record<string, string>,
    }); // we set them as a plain object
    const next = answers.shift();
    return next instanceof Response ? Promise.resolve(next) : Promise.reject(next ?? new Error('no answer left'));
  };
  return { seen, fetch: send };
}

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(status === 304 || status === 204 ? null : JSON.stringify(body), { status, headers });

describe('ask', () => {
  it.each([
    [
      'a refusal of the contract',
      answer(422, {
        error: { code: 'INPUT.INVALID', message: 'm', details: { fields: [{ path: 'phone', message: 'bad' }] } },
      }),
      { code: 'INPUT.INVALID', status: 422, fields: [{ path: 'phone', message: 'bad' }] },
    ],
    [
      'a wait',
      answer(429, { error: { code: 'SLOW', message: '', details: { retryIn: 7 } } }),
      { code: 'SLOW', status: 429, retryIn: 7 },
    ],
    ["a proxy's page", new Response('<html>', { status: 502 }), { code: 'NET.UNREACHABLE', status: 502 }],
    ['a page that is no refusal', new Response('<html>', { status: 404 }), { code: 'NET.UNEXPECTED', status: 404 }],
    [
      'a page that comes instead of an answer',
      new Response('<html>', { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } }),
      { code: 'NET.UNREACHABLE', status: 200 },
    ],
    ['words that are no JSON', new Response('OK', { status: 200 }), { code: 'NET.UNREACHABLE', status: 200 }],
    ['nothing where something should be', new Response('null', { status: 200 }), { code: 'NET.UNREACHABLE' }],
    ['a cut line', new TypeError('network'), { code: 'NET.UNREACHABLE' }],
  ])('says %s', async (_case, given, refusal) => {
    expect(await ask('/x', { fetch: net(given).fetch })).toMatchObject({ ok: false, refusal });
  });

  it('learns from each answer whether the host can be reached', async () => {
    await ask('/x', { fetch: net(new TypeError('network')).fetch });
    expect(reach.get().online).toBe(false);
    await ask('/x', { fetch: net(answer(404, {})).fetch });
    expect(reach.get().online).toBe(true);
  });

  it('does not call an abort a dead net', async () => {
    const own = new AbortController();
    own.abort();
    await ask('/x', { signal: own.signal, fetch: net(new Error('aborted')).fetch });
    expect(reach.get().online).toBe(true);
  });
});

describe('askFresh', () => {
  beforeEach(forgetEtags);

  it('sends the ETag it got and gives the kept body for a 304', async () => {
    const line = net(
      answer(200, { items: [1] }, { etag: '"v1"' }),
      answer(304, null),
      answer(200, { items: [2] }, { etag: '"v2"' }),
    );
    const bodies = [];
    for (let i = 0; i < 3; i += 1) bodies.push(await askFresh('/feed', { fetch: line.fetch }));
    expect(bodies).toEqual([{ items: [1] }, { items: [1] }, { items: [2] }].map((value) => ({ ok: true, value })));
    expect(line.seen.map((s) => s.headers['if-none-match'])).toEqual([undefined, '"v1"', '"v1"']);
  });

  it('keeps paths apart', async () => {
    const line = net(answer(200, { n: 1 }, { etag: '"a"' }), answer(200, { n: 2 }, { etag: '"b"' }), answer(304, null));
    await askFresh('/a', { fetch: line.fetch });
    await askFresh('/b', { fetch: line.fetch });
    expect(await askFresh('/a', { fetch: line.fetch })).toEqual({ ok: true, value: { n: 1 } });
  });
});

it('leaves empty parameters out and escapes the rest', () => {
  expect(query('/f', { column: null, after: '', text: '茂岭 & 河', first: 20 })).toBe(
    '/f?text=%E8%8C%82%E5%B2%AD%20%26%20%E6%B2%B3&first=20',
  );
});
