import { connect } from 'node:net';
import { ok } from '../../kernel';
import { aLane, type LaneOnAir } from './testing/a-lane';
import { laneContract } from './testing/lane-contract';

const lin = { authorization: 'Bearer lin', 'content-type': 'application/json' };
const air: { on: LaneOnAir } = { on: undefined as never };

beforeEach(async () => {
  air.on = await aLane();
  air.on.lane.post(laneContract.routes.like, {
    maxBytes: 200,
    maxMilliseconds: 300,
    handle: async ({ params, body, actor }) => ok({ room: params.room, by: actor.name, count: body.count }),
  });
});
afterEach(() => air.on.close());

const like = (body: string, headers: Record<string, string> = lin) =>
  air.on.ask('/api/rooms/7/likes', { method: 'POST', body, headers });

describe('acting on the lane', () => {
  it('answers by the contract', async () => {
    const done = await like('{"count":3}');
    expect([done.status, JSON.parse(done.text)]).toEqual([201, { room: '7', by: 'Lin', count: 3 }]);
    expect(done.headers['cache-control']).toBe('no-store');
  });

  it.each([
    { what: 'nobody', headers: { 'content-type': 'application/json' }, status: 401, code: 'HEARTH.SIGN_IN_FIRST' },
    { what: 'a wrong field', body: '{"count":0}', status: 422, code: 'HEARTH.INVALID' },
    { what: 'half a body', body: '{"count"', status: 400, code: 'HEARTH.NOT_JSON' },
    { what: 'no body', body: '', status: 400, code: 'HEARTH.NOT_JSON' },
    { what: 'a form', headers: { ...lin, 'content-type': 'text/plain' }, status: 415, code: 'HEARTH.WRONG_TYPE' },
    { what: 'a packed body', headers: { ...lin, 'content-encoding': 'gzip' }, status: 415, code: 'HEARTH.WRONG_TYPE' },
    { what: 'too much', body: 'x'.repeat(300), status: 413, code: 'HEARTH.TOO_LARGE' },
    {
      what: 'too much in pieces',
      body: 'x'.repeat(300),
      headers: { ...lin, 'transfer-encoding': 'chunked' },
      status: 413,
      code: 'HEARTH.TOO_LARGE',
    },
  ])('refuses $what', async ({ body = '{"count":3}', headers = lin, status, code }) => {
    const answer = await like(body, headers);
    expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([status, code]);
  });

  it('refuses who calls too often, and says when to come back', async () => {
    const answers = [];
    for (let call = 0; call < 21; call += 1) answers.push(await like('{"count":1}'));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers[20]!.status).toBe(429);
    expect(answers[20]!.headers['retry-after']).toBe('60');
  });

  it('does not wait for a body that trickles', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      let heard = '';
      const socket = connect(air.on.port, '127.0.0.1', () => {
        socket.write(
          'POST /api/rooms/7/likes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer lin\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"co',
        );
      });
      socket.on('data', (data) => void (heard += data.toString('utf8')));
      socket.on('close', () => {
        resolve(heard);
      });
      socket.on('error', reject);
    });
    expect(text).toContain('408');
    expect(text).toContain('Connection: close');
  });
});

describe('behind proxies', () => {
  it('believes the entry that the outermost proxy of ours wrote, and nothing left of it', async () => {
    const proxied = await aLane({ hops: 1 });
    proxied.lane.post(laneContract.routes.like, {
      maxBytes: 200,
      handle: async ({ request }) => ok({ room: request.address, by: '', count: 1 }),
    });
    const answer = await proxied.ask('/api/rooms/7/likes', {
      method: 'POST',
      body: '{"count":1}',
      headers: { ...lin, 'x-forwarded-for': '6.6.6.6, 10.1.1.1' },
    });
    expect(JSON.parse(answer.text).room).toBe('10.1.1.1');
    await proxied.close();
  });
});
