import { aFeedLab, type FeedLab } from '../../../tests/lab/feeds';
import { fetchOutside, type OutsideRequest } from './fetch-outside';

let lab: FeedLab;
beforeAll(async () => {
  lab = await aFeedLab();
  lab.items = [{ guid: '1', title: '甲', body: '' }];
});
afterAll(() => lab.stop());

const ask = (path: string, change: Partial<OutsideRequest> = {}) =>
  fetchOutside({
    ...{ url: lab.url + path, maxBytes: 100_000, timeout: 3_000, allowed: new Set([lab.host]) },
    ...change,
  });

describe('reading something from outside', () => {
  it('gives what the host says, after a redirect as well', async () => {
    const answer = await ask('/moved');
    expect(answer).toMatchObject({ status: 200, url: `${lab.url}/rss`, contentType: 'text/xml' });
    const etag = 'etag' in answer ? (answer.etag ?? '') : '';
    expect(await ask('/rss', { headers: { 'if-none-match': etag } })).toMatchObject({ status: 304 });
  });

  it.each([
    ['more than it may be', '/huge', 'too-large'],
    ['more than it may be, packed small', '/packed', 'too-large'],
    ['a host that fails', '/failing', 'refused'],
    ['a line that drops', '/dropped', 'unreachable'],
    ['a way that leads inside', '/inside', 'not-allowed'],
    ['a way that leads to another name of this machine', '/away', 'not-allowed'],
    ['a way that is none of the web', '/file', 'not-allowed'],
    ['a way without an end', '/loop', 'redirects'],
  ])('refuses %s', async (_what, path, problem) => {
    expect(await ask(path)).toMatchObject({ problem });
  });

  it('waits no longer than it was told to', async () => {
    expect(await ask('/slow', { timeout: 150 })).toEqual({ problem: 'too-slow', note: '150 ms' });
  });

  it.each([
    'http://127.0.0.1:1/',
    'http://[::1]/',
    'http://2130706433/',
    'http://localhost/',
    'http://169.254.169.254/',
  ])('does not ask %s, which is inside', async (url) => {
    expect(await ask('', { url, allowed: new Set() })).toMatchObject({ problem: 'not-allowed' });
  });

  it('gives a secret to the host that it is for, and not to where that leads', async () => {
    const secrets = { authorization: 'Bearer secret' };
    expect(await ask('/auth', { secrets })).toMatchObject({ status: 200 });
    const port = lab.host.split(':')[1] ?? '';
    const answer = await ask('/away', { secrets, allowed: new Set([lab.host, `localhost:${port}`]) });
    expect(answer).toMatchObject({ problem: 'refused', note: '401' });
  });
});
