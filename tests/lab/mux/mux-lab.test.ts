import { Mux } from '@mux/mux-node';
import { aMuxLab, type MuxLab } from './mux-lab';
import { muxBodies } from './mux-schemas';

describe('the stand-in of Mux', () => {
  let lab: MuxLab;
  let mux: Mux;
  beforeAll(async () => {
    lab = await aMuxLab();
    mux = new Mux({ tokenId: 'lab-token', tokenSecret: 'lab-secret', baseURL: lab.url, logLevel: 'off' });
  });
  afterAll(() => lab.stop());

  it.each([
    ['a value that is none', { latency_mode: 'instant' }],
    ['a field that nobody knows', { titel: 'x' }],
    ['Chinese, which Mux does not hear', { generated_subtitles: [{ language_code: 'zh' }] }],
    ['a number in words', { reconnect_window: '60' }],
  ])('refuses %s, by the types of the SDK', async (_, body) => {
    const check = muxBodies();
    expect(check('LiveStreamCreateParams', body)).not.toEqual([]);
    // Whoever writes JavaScript can send it.
    await expect(mux.video.liveStreams.create(body as Mux.Video.LiveStreamCreateParams)).rejects.toMatchObject({
      ...{ status: 400, error: { error: { type: 'invalid_parameters' } } },
    });
  });

  it('shows why the SDK must not be left to try again by itself: one lost answer, and there are two streams', async () => {
    lab.fault('POST /video/v1/live-streams', { does: 'hang-after' });
    await mux.video.liveStreams.create({ passthrough: 'naive' }, { timeout: 200 });
    const made = [...lab.world.streams.values()].filter(({ passthrough }) => passthrough === 'naive');
    expect(made).toHaveLength(2);
  });

  it('counts, and says "too many" in the shape of its own', async () => {
    lab.limits = { post: 1, other: 5 };
    const options = { maxRetries: 0 };
    await mux.video.liveStreams.create({}, options);
    await expect(mux.video.liveStreams.create({}, options)).rejects.toMatchObject({
      ...{ status: 429, error: { errors: ['Too many requests, retry later.'] } },
    });
    lab.limits = undefined;
  });

  it('takes the seventh target from nobody, and none while live', async () => {
    const stream = await mux.video.liveStreams.create({});
    const add = () => mux.video.liveStreams.createSimulcastTarget(stream.id, { url: 'rtmp://a.example/live' });
    for (let one = 0; one < 6; one += 1) await add();
    await expect(add()).rejects.toMatchObject({ status: 400 });
    const encoder = lab.encoder(stream.stream_key);
    expect(encoder.connect()).toBe('accepted');
    encoder.live();
    const [first] = (await mux.video.liveStreams.retrieve(stream.id)).simulcast_targets ?? [];
    expect(first?.status).toBe('broadcasting');
    await expect(mux.video.liveStreams.deleteSimulcastTarget(stream.id, first?.id ?? '')).rejects.toMatchObject({
      status: 400,
    });
  });
});
