import { systemClock, unwrap } from '@hearth/cms/kernel';
import { aMuxLab, type MuxLab } from '../../../../../tests/lab/mux/mux-lab';
import { createMuxDriver, type MuxDriver } from './mux-driver';
import { aSpec, driverAt, sending, settingsOf } from './testing/a-mux-driver';

const CREATE = 'POST /video/v1/live-streams';

describe('the Mux driver', () => {
  let lab: MuxLab;
  let driver: MuxDriver;
  beforeAll(async () => {
    lab = await aMuxLab();
  });
  beforeEach(() => {
    lab.reset();
    driver = driverAt(lab);
  });
  afterAll(() => lab.stop());
  const posts = (): number => lab.calls.filter((line) => line === CREATE).length;
  const streams = () => [...lab.world.streams.values()];

  it('says all that a room wants, in words that the SDK knows', async () => {
    const { stream } = unwrap(await driver.create(aSpec({ title: '长'.repeat(600), audioOnly: true })));
    expect(lab.world.streams.get(stream.ref)).toMatchObject({
      ...{ latency_mode: 'standard', reconnect_window: 120, use_slate_for_standard_latency: true, test: true },
      ...{ audio_only: true, passthrough: stream.opId, meta: { title: '长'.repeat(512) } },
      new_asset_settings: { playback_policies: ['public'] },
    });
    const unkept = unwrap(await driver.create(aSpec({ latency: 'low', reconnectSeconds: 9_999, record: false })));
    const made = lab.world.streams.get(unkept.stream.ref);
    expect(made).toMatchObject({ latency_mode: 'low', reconnect_window: 1_800 });
    expect(made?.new_asset_settings).not.toHaveProperty('playback_policies');
  });

  it.each(['hang-after', 'cut-after', '500-after', 'stall-body'] as const)(
    'makes one stream when the answer to its creation is lost: %s',
    async (does) => {
      lab.fault(CREATE, { does });
      const wanted = aSpec();
      const { stream, key } = unwrap(await driver.create(wanted));
      expect(streams()).toMatchObject([{ id: stream.ref, passthrough: wanted.opId, stream_key: key }]);
      expect(posts()).toBe(1);
    },
  );

  it('asks once more when nothing was made', async () => {
    lab.fault(CREATE, { does: '500-before' });
    unwrap(await driver.create(aSpec()));
    expect([streams().length, posts()]).toEqual([1, 2]);
  });

  it('says that nobody knows when Mux stays silent, and finds it later', async () => {
    lab.fault(CREATE, { does: '500-before' }, { does: '500-before' });
    const wanted = aSpec();
    expect(await driver.create(wanted)).toMatchObject({ error: { code: 'STREAMING.PROVIDER_LOST' } });
    unwrap(await driver.create(wanted));
    expect(streams()).toHaveLength(1);
  });

  it('removes what comes out of a request that everybody had given up', async () => {
    lab.fault(CREATE, { does: 'late', milliseconds: 900 });
    const wanted = aSpec();
    const { stream } = unwrap(await driver.create(wanted));
    await untilSo(() => streams().length === 2);
    await driver.removeStrays(unwrap(await driver.all()), new Map([[wanted.opId, stream.ref]]));
    expect(streams().map(({ id }) => id)).toEqual([stream.ref]);
  });

  it('never removes a stray that is on the air, nor anything of others', async () => {
    const wanted = aSpec();
    const { stream } = unwrap(await driver.create(wanted));
    const [twin, foreign] = ['twin', 'foreign'].map((id) => ({ ...lab.world.streams.get(stream.ref)!, id }));
    lab.world.streams.set('twin', { ...twin!, status: 'active' });
    lab.world.streams.set('foreign', { ...foreign!, passthrough: 'somebody-else' });
    await driver.removeStrays(unwrap(await driver.all()), new Map([[wanted.opId, stream.ref]]));
    expect(streams()).toHaveLength(3);
    // Nor when the one that the house knows is not there.
    await driver.removeStrays(unwrap(await driver.all()), new Map([['somebody-else', 'never-seen']]));
    expect(streams()).toHaveLength(3);
  });

  it('finds its stream among hundreds', async () => {
    const wanted = aSpec();
    const { stream } = unwrap(await driver.create(wanted));
    for (let other = 0; other < 230; other += 1) {
      lab.world.streams.set(`o${other}`, {
        ...lab.world.streams.get(stream.ref)!,
        id: `o${other}`,
        passthrough: `p${other}`,
      });
    }
    expect(unwrap(await driver.create(wanted)).stream.ref).toBe(stream.ref);
    expect(unwrap(await driver.all())).toHaveLength(231);
  });

  it('learns the new key although the answer to its making was lost', async () => {
    const { stream, key } = unwrap(await driver.create(aSpec()));
    lab.fault(`${CREATE}/${stream.ref}/reset-stream-key`, { does: 'hang-after' });
    const { key: fresh } = unwrap(await driver.rotateKey(stream.ref, 0));
    expect(fresh).not.toBe(key);
    expect(lab.world.streams.get(stream.ref)?.stream_key).toBe(fresh);
  });

  it('makes one target and one clip when the answers are lost', async () => {
    const { stream, key } = unwrap(await driver.create(aSpec()));
    lab.fault(`${CREATE}/${stream.ref}/simulcast-targets`, { does: 'cut-after' });
    const target = { opId: 't', url: 'rtmp://push.example.cn/live', key: 'k' };
    const { ref } = unwrap(await driver.targets.add(stream.ref, target));
    expect(lab.world.streams.get(stream.ref)?.simulcast_targets.map(({ id }) => id)).toEqual([ref]);
    sending(lab, key);
    const recording = lab.world.streams.get(stream.ref)?.active_asset_id ?? '';
    lab.fault('POST /video/v1/assets', { does: 'hang-after' });
    const clip = unwrap(await driver.recordings.clip(recording, { opId: 'c', start: 0, end: 3, precise: true }));
    expect([...lab.world.assets.keys()]).toEqual([recording, clip.ref]);
  });

  it('tells how bad it is with a target, and keeps its key to itself', async () => {
    const { stream, key } = unwrap(await driver.create(aSpec()));
    const add = (opId: string, url = 'rtmp://push.example.cn/live') =>
      driver.targets.add(stream.ref, { opId, url, key: 'platform-secret' });
    const [a, b] = [unwrap(await add('a')), unwrap(await add('b'))];
    const refused = await add('c', 'http://no-stream.example.cn');
    expect(refused).toMatchObject({
      error: {
        code: 'STREAMING.PROVIDER_REFUSED',
        details: { why: expect.stringContaining('Invalid simulcast target url') as string },
      },
    });
    expect(JSON.stringify(refused)).not.toContain('platform-secret');
    sending(lab, key);
    lab.target(stream.ref, { id: a.ref, status: 'errored', error_severity: 'normal' });
    lab.target(stream.ref, { id: b.ref, status: 'errored', error_severity: 'fatal' });
    expect(unwrap(await driver.targets.list(stream.ref)).map(({ state }) => state)).toEqual(['errored', 'fatal']);
    expect(await driver.targets.remove(stream.ref, a.ref)).toMatchObject({
      error: { code: 'STREAMING.TARGETS_WHILE_LIVE' },
    });
  });

  it('keeps Mux’s words when it refuses, and says so when the door is closed', async () => {
    const { stream } = unwrap(await driver.create(aSpec()));
    const why = async (at: MuxDriver) => {
      const answer = await at.recordings.clip(stream.ref, { opId: 'x', start: 0, end: 1, precise: true });
      return answer.ok ? answer : answer.error;
    };
    expect(await why(driver)).toMatchObject({ code: 'STREAMING.PROVIDER_GONE' });
    const stranger = driverAt(lab, { settings: { ...settingsOf(lab), tokenSecret: 'wrong' } });
    expect(await why(stranger)).toEqual({
      code: 'STREAMING.PROVIDER_REFUSED',
      details: { why: 'Unauthorized request' },
    });
  });

  it('goes as fast as Mux takes it, and is never told that it was too fast', async () => {
    lab.limits = { post: 1, other: 5 };
    const paced = createMuxDriver({ settings: settingsOf(lab), clock: systemClock });
    const began = Date.now();
    for (const made of await Promise.all([aSpec(), aSpec(), aSpec()].map((one) => paced.create(one)))) unwrap(made);
    expect(Date.now() - began).toBeGreaterThan(1_900);
    expect(streams()).toHaveLength(3);
    expect(posts()).toBe(3);
  });

  it('waits as long as it is told, and gives up on what nobody waits for', async () => {
    lab.fault(CREATE, { does: '429', retryAfter: '1' });
    const began = Date.now();
    unwrap(await driver.create(aSpec()));
    expect(Date.now() - began).toBeGreaterThan(950);
    lab.fault(CREATE, { does: '429', retryAfter: '3600' });
    expect(await driver.create(aSpec())).toMatchObject({ error: { code: 'STREAMING.PROVIDER_BUSY' } });
    expect(streams()).toHaveLength(1);
  });

  it('asks again when a read was lost, and says busy when it is lost again', async () => {
    const { stream } = unwrap(await driver.create(aSpec()));
    lab.fault(`GET /video/v1/live-streams/${stream.ref}`, { does: 'cut-after' });
    expect(unwrap(await driver.find(stream.ref)).ref).toBe(stream.ref);
    lab.fault(`GET /video/v1/live-streams/${stream.ref}`, { does: 'stall-body' }, { does: '500-after' });
    expect(await driver.find(stream.ref)).toMatchObject({ error: { code: 'STREAMING.PROVIDER_BUSY' } });
  });

  it('says nothing of its keys, even when the SDK is asked to talk', async () => {
    const spoken: string[] = [];
    const spies = (['log', 'debug', 'info', 'warn', 'error'] as const).map((name) =>
      jest.spyOn(console, name).mockImplementation((...words: unknown[]) => void spoken.push(JSON.stringify(words))),
    );
    process.env['MUX_LOG'] = 'debug';
    try {
      lab.fault(CREATE, { does: '500-after' });
      unwrap(await driverAt(lab).create(aSpec()));
    } finally {
      delete process.env['MUX_LOG'];
      for (const spy of spies) spy.mockRestore();
    }
    expect(spoken).toEqual([]);
  });
});

async function untilSo(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 5_000; !isSo();) {
    if (Date.now() > end) throw new Error('It never came to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
