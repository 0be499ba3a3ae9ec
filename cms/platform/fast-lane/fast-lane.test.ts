import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { FieldProblem } from '../../contract';
import { err, ok } from '../../kernel';
import type { ErrorBody } from '../http/answer';
import { prepareJson } from './prepared';
import { aLane, type LaneOnAir } from './testing/a-lane';
import { laneContract } from './testing/lane-contract';

const air: { on: LaneOnAir; loads: string[] } = { on: undefined as never, loads: [] };

beforeEach(async () => {
  air.on = await aLane({ elsewhere: 'PUT /api/list' });
  air.loads = [];
  air.on.lane.read(laneContract.routes.list, {
    maxEntries: 10,
    load: async ({ query: { column = 'all', first } }) => {
      air.loads.push(`${column} ${first}`);
      return column === 'gone' ? err('HEARTH.NOT_FOUND') : ok({ column, first, text: '灶台新闻。'.repeat(200) });
    },
  });
  air.on.lane.post(laneContract.routes.like, {
    maxBytes: 200,
    maxMilliseconds: 300,
    handle: async ({ params, body, actor }) => ok({ room: params.room, by: actor.name, count: body.count }),
  });
});
afterEach(() => air.on.close());

describe('reading on the lane', () => {
  it('sends each form with its own tag, length and Vary, and 304 to whoever has it', async () => {
    const forms = await Promise.all(
      ['identity', 'gzip', 'br'].map((encoding) =>
        air.on.ask('/api/list', { headers: { 'accept-encoding': encoding } }),
      ),
    );
    expect(new Set(forms.map(({ text }) => text)).size).toBe(1);
    expect(new Set(forms.map(({ headers }) => headers.etag)).size).toBe(3);
    const hash = createHash('sha256').update(forms[0]!.bytes).digest('base64url');
    expect(forms[0]!.headers.etag).toBe(`"${hash}"`);
    for (const [index, { headers, bytes, status }] of forms.entries()) {
      expect(status).toBe(200);
      expect(headers['content-encoding']).toBe([undefined, 'gzip', 'br'][index]);
      expect(headers['content-length']).toBe(String(bytes.length));
      expect(headers).toMatchObject({
        vary: 'Accept-Encoding',
        'cache-control': 'public, max-age=0, must-revalidate',
        'x-content-type-options': 'nosniff',
        'access-control-allow-origin': '*',
      });
      const again = await air.on.ask('/api/list', {
        headers: { 'accept-encoding': headers['content-encoding'] ?? '', 'if-none-match': `"x", W/${headers.etag}` },
      });
      expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
    }
    expect(air.loads).toEqual(['all 20']);
  });

  it('answers HEAD with the headers of GET', async () => {
    const get = await air.on.ask('/api/list');
    const head = await air.on.ask('/api/list', { method: 'HEAD' });
    expect(head.bytes).toHaveLength(0);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    expect(head.headers.etag).toBe(get.headers.etag);
  });

  it('loads the same question once, however it is written', async () => {
    for (const search of ['', '?', '?first=20', '?first=20&utm_source=x', '?first=020&_=9', '?x=1&first=20']) {
      expect((await air.on.ask(`/api/list${search}`)).status).toBe(200);
    }
    expect(air.loads).toEqual(['all 20']);
  });

  it('tells all wrong fields at once, in the language of the caller', async () => {
    const answer = await air.on.ask('/api/list?column=A&first=0&locale=en');
    expect(answer.status).toBe(422);
    expect(answer.headers['cache-control']).toBe('no-store');
    // The body of every refusal.
    const { error } = JSON.parse(answer.text) as ErrorBody & { error: { details: { fields: FieldProblem[] } } };
    expect(error.code).toBe('HEARTH.INVALID');
    expect(error.details.fields.map(({ path }) => path)).toEqual(['query.column', 'query.first']);
    expect(error.requestId).toBe(answer.headers['x-request-id']);
    expect((await air.on.ask('/api/list?first=1&first=2')).status).toBe(422);
  });

  it('remembers a refusal too', async () => {
    expect((await air.on.ask('/api/list?column=gone')).status).toBe(404);
    expect((await air.on.ask('/api/list?column=gone')).status).toBe(404);
    expect(air.loads).toEqual(['gone 20']);
  });

  it('counts only what has to be loaded against a caller', async () => {
    const letter = (index: number): string => String.fromCharCode(97 + (index % 26));
    const loads = await Promise.all(
      Array.from({ length: 610 }, (_, index) => air.on.ask(`/api/list?column=${letter(index)}${letter(index / 26)}`)),
    );
    const refused = loads.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThan(0);
    air.on.clock.advance(60_000);
    for (let hit = 0; hit < 700; hit += 1) expect((await air.on.ask('/api/list')).status).toBe(200);
  });

  it('never breaks, whatever the query', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary-ascii', maxLength: 80 }), async (text) => {
        const { status } = await air.on.ask(`/api/list?${text.replace(/[^\x21-\x7e]|#/g, '%')}`);
        expect([200, 422, 429]).toContain(status);
      }),
      { numRuns: 200 },
    );
    expect(air.on.failures).toEqual([]);
  });
});

describe('the edges of the lane', () => {
  it('leaves what it does not know to whoever listened before', async () => {
    expect((await air.on.ask('/admin')).status).toBe(599);
    expect((await air.on.ask('/admin', { method: 'POST' })).status).toBe(599);
    expect((await air.on.ask('/api/list/', {})).status).toBe(599);
  });

  it('says which methods a path of its own has, unless another one has this route', async () => {
    const wrong = await air.on.ask('/api/list', { method: 'DELETE' });
    expect([wrong.status, wrong.headers.allow]).toEqual([405, 'GET, HEAD']);
    expect((await air.on.ask('/api/list', { method: 'PUT' })).status).toBe(599);
  });

  it('lets other origins ask first', async () => {
    const preflight = await air.on.ask('/api/rooms/7/likes', {
      method: 'OPTIONS',
      headers: { origin: 'https://x.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-methods']).toBe('POST');
    expect(preflight.headers['access-control-allow-headers']).toContain('Authorization');
  });

  it('refuses an address that is too long', async () => {
    const answer = await air.on.ask(`/api/list?x=${'y'.repeat(5_000)}`);
    expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([414, 'HEARTH.ADDRESS_TOO_LONG']);
    const headers = await air.on.ask('/api/list', { headers: { 'x-long': 'y'.repeat(20_000) } });
    expect(headers.status).toBe(431);
  });

  it('keeps a sound request id and replaces any other', async () => {
    const kept = await air.on.ask('/api/list', { headers: { 'x-request-id': 'from-the-app-1' } });
    expect(kept.headers['x-request-id']).toBe('from-the-app-1');
    const made = [await air.on.ask('/api/list', { headers: { 'x-request-id': 'a b' } }), await air.on.ask('/api/list')];
    const ids = made.map(({ headers }) => headers['x-request-id']);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{12}-[0-9a-z]+$/);
    expect(new Set(ids).size).toBe(2);
  });

  it('turns whatever a handler throws into one 500 that says nothing of the inside', async () => {
    air.on.lane.get('/throws', () => {
      throw new Error('secret table name');
    });
    air.on.lane.get('/rejects', () => Promise.reject(new Error('secret table name')));
    for (const path of ['/throws', '/rejects']) {
      const answer = await air.on.ask(path);
      expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([500, 'HEARTH.BROKEN']);
      expect(answer.text).not.toContain('secret');
    }
    expect(air.on.failures).toHaveLength(2);
  });

  it('lets a handler decline, and tells watchers of what it served', async () => {
    const passages: string[] = [];
    air.on.lane.watch(({ route, method, status }) => void passages.push(`${method} ${route} ${status}`));
    const page = await prepareJson({ page: true });
    air.on.lane.get('/*', ({ path }) => (path === '/mine' ? page : undefined));
    expect((await air.on.ask('/mine')).status).toBe(200);
    expect((await air.on.ask('/theirs')).status).toBe(599);
    await air.on.ask('/api/list?first=0');
    expect(passages).toEqual(['GET /* 200', 'GET /api/list 422']);
  });
});
