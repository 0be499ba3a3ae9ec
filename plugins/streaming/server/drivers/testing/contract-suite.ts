import { unwrap } from '@hearth/cms/kernel';
import type { StreamSpec } from '../../../contract';
import { aSpec, codeOf, pass, until, type DriverBench } from './driver-bench';

/** What every driver of the port has to do, whole; each runs it against what stands behind it. */
export function describeDriver(name: string, make: () => Promise<DriverBench>): void {
  let bench: DriverBench;
  beforeAll(async () => {
    bench = await make();
  }, 60_000);
  afterAll(() => bench.stop());
  const made = async (part?: Partial<StreamSpec>) => unwrap(await bench.driver.create(aSpec(part)));
  const onAir = async (part?: Partial<StreamSpec>) => {
    const { stream, key } = await made(part);
    expect(await bench.send(key)).toBe('accepted');
    const { ref } = stream;
    await until(
      async () => unwrap(await bench.driver.find(ref)).state,
      (state) => state === 'live',
    );
    return { ref, key };
  };
  const recorded = async (part?: Partial<StreamSpec>) => {
    const { ref, key } = await onAir(part);
    await bench.endSending(key);
    const list = async () => unwrap(await bench.driver.recordings.list(ref));
    const [recording] = await until(list, ([one]) => one?.state === 'ready');
    return { ref: recording?.ref ?? '', seconds: recording?.seconds ?? 0, playbackId: recording?.playbackId ?? '' };
  };
  const plays = (url: string): Promise<number> =>
    until(
      () => bench.play(url),
      (status) => status === 200,
    );

  describe(`streams by ${name}`, () => {
    it('are made once, however often one asks', async () => {
      const spec = aSpec();
      const first = unwrap(await bench.driver.create(spec));
      const [again, third] = await Promise.all([bench.driver.create(spec), bench.driver.create(spec)]);
      expect([unwrap(again), unwrap(third)].map(({ stream }) => stream.ref)).toEqual([
        first.stream.ref,
        first.stream.ref,
      ]);
      expect(first.stream).toMatchObject({ opId: spec.opId, state: 'idle' });
      expect(first.stream.ingest.length).toBeGreaterThan(0);
      expect(JSON.stringify(first.stream)).not.toContain(first.key);
      expect(bench.streams(spec.opId)).toBe(1);
    });

    it('are one when the answer was lost', async () => {
      const spec = aSpec();
      bench.loseNextAnswer();
      const { stream } = unwrap(await bench.driver.create(spec));
      expect(bench.streams(spec.opId)).toBe(1);
      expect(unwrap(await bench.driver.find(stream.ref)).opId).toBe(spec.opId);
    });

    it('go live, end on somebody’s word, and live again', async () => {
      const { ref, key } = await onAir();
      expect(codeOf(await bench.driver.complete(ref))).toBe('done');
      await until(
        async () => unwrap(await bench.driver.find(ref)).state,
        (state) => state === 'idle',
      );
      expect(codeOf(await bench.driver.complete(ref))).toBe('done');
      expect(await bench.send(key)).toBe('accepted');
      await until(
        async () => unwrap(await bench.driver.find(ref)).state,
        (state) => state === 'live',
      );
      await bench.endSending(key);
    });

    it('let nobody in while disabled, asked once or twice', async () => {
      const { ref, key } = await onAir();
      for (const _ of [1, 2]) expect(codeOf(await bench.driver.disable(ref))).toBe('done');
      expect(unwrap(await bench.driver.find(ref)).state).toBe('disabled');
      expect(await bench.send(key)).toBe('refused');
      for (const _ of [1, 2]) expect(codeOf(await bench.driver.enable(ref))).toBe('done');
      expect(await bench.send(key)).toBe('accepted');
      await bench.endSending(key);
    });

    it('refuse the old key after a new one, in the middle of a broadcast too', async () => {
      const { ref, key } = await onAir();
      const { key: fresh } = unwrap(await bench.driver.rotateKey(ref, 0));
      expect(fresh).not.toBe(key);
      expect(await bench.send(key)).toBe('refused');
      expect(await bench.send(fresh)).toBe('accepted');
      await bench.endSending(fresh);
    });

    it('are gone when they were removed, and removed twice without a word', async () => {
      const { stream, key } = await made();
      for (const _ of [1, 2]) expect(codeOf(await bench.driver.remove(stream.ref))).toBe('done');
      const { driver } = bench;
      const asked = [driver.find, driver.enable, driver.disable, driver.complete].map((ask) => ask(stream.ref));
      const codes = (
        await Promise.all([...asked, driver.rotateKey(stream.ref, 0), driver.targets.list(stream.ref)])
      ).map(codeOf);
      expect(new Set(codes)).toEqual(new Set(['STREAMING.PROVIDER_GONE']));
      expect(await bench.send(key)).toBe('refused');
    });
  });

  describe(`targets by ${name}`, () => {
    const target = (opId: string) => ({ opId, url: 'rtmps://push.example.cn/live', key: `k-${opId}` });

    it('are added once, listed without their keys, and removed twice', async () => {
      const { stream } = await made();
      const { targets } = bench.driver;
      const first = unwrap(await targets.add(stream.ref, target('t1')));
      expect(unwrap(await targets.add(stream.ref, target('t1'))).ref).toBe(first.ref);
      const listed = unwrap(await targets.list(stream.ref));
      expect(listed).toMatchObject([{ ref: first.ref, state: 'idle' }]);
      expect(JSON.stringify(listed)).not.toContain('k-t1');
      for (const _ of [1, 2]) expect(codeOf(await targets.remove(stream.ref, first.ref))).toBe('done');
      expect(unwrap(await targets.list(stream.ref))).toEqual([]);
    });

    it('are as many as the driver says, and change while live if it says so', async () => {
      const { maxTargets, targetsWhileLive } = bench.driver.capabilities();
      const { targets } = bench.driver;
      const { ref, key } = await onAir();
      const live = codeOf(await targets.add(ref, target('live')));
      expect(live).toBe(targetsWhileLive ? 'done' : 'STREAMING.TARGETS_WHILE_LIVE');
      await bench.endSending(key);
      await until(
        async () => unwrap(await bench.driver.find(ref)).state,
        (state) => state === 'idle',
      );
      const most = maxTargets ?? 8;
      const before = unwrap(await targets.list(ref)).length;
      for (let one = before; one < most; one += 1)
        expect(codeOf(await targets.add(ref, target(`m${one}`)))).toBe('done');
      const further = codeOf(await targets.add(ref, target('one-too-many')));
      expect(further).toBe(maxTargets === null ? 'done' : 'STREAMING.TARGETS_FULL');
    });
  });

  describe(`recordings by ${name}`, () => {
    it('are there after the broadcast, and a clip of one is made once', async () => {
      const recording = await recorded();
      expect(recording.seconds).toBeGreaterThan(0);
      const piece = { opId: `clip-${recording.ref}`, start: 0, end: Math.min(1, recording.seconds), precise: true };
      const clip = unwrap(await bench.driver.recordings.clip(recording.ref, piece));
      expect(clip.ref).not.toBe(recording.ref);
      expect(unwrap(await bench.driver.recordings.clip(recording.ref, piece)).ref).toBe(clip.ref);
    });

    it('are cut while they grow, where the driver says so', async () => {
      const { ref, key } = await onAir();
      const { recordings } = bench.driver;
      const growing = async () => unwrap(await recordings.list(ref)).find(({ state }) => state === 'recording');
      const recording = await until(growing, (seen) => seen !== undefined);
      const piece = { opId: `live-${ref}`, start: 0, end: 0.5, precise: false };
      // In its first moment nothing of it is whole yet, and who asks then is refused.
      const made = await until(
        async () => codeOf(await recordings.clip(recording?.ref ?? '', piece)),
        (code) => code !== 'STREAMING.PROVIDER_REFUSED',
      );
      expect(made).toBe(bench.driver.capabilities().clipWhileLive ? 'done' : 'STREAMING.NOT_OFFERED');
      await bench.endSending(key);
    });

    it('can be taken whole, given words, and removed twice', async () => {
      const { recordings, captions } = bench.driver;
      const { ref } = await recorded();
      const download = async () => unwrap(await recordings.download(ref));
      const got = await until(download, (seen) => 'url' in seen);
      if (!('url' in got)) throw new Error('it is still being prepared');
      expect(got.until.getTime()).toBeGreaterThan(Date.now());
      expect(await bench.play(got.url)).toBe(200);
      const track = { language: 'zh-Hans', name: '中文', vttUrl: bench.vttUrl };
      for (const _ of [1, 2]) expect(codeOf(await captions.add(ref, track))).toBe('done');
      expect(await bench.words(ref, 'zh-Hans')).toBe(1);
      for (const _ of [1, 2]) expect(codeOf(await recordings.remove(ref))).toBe('done');
      expect(codeOf(await recordings.download(ref))).toBe('STREAMING.PROVIDER_GONE');
      expect(codeOf(await recordings.clip(ref, { opId: 'x', start: 0, end: 1, precise: false }))).toBe(
        'STREAMING.PROVIDER_GONE',
      );
    });
  });

  describe(`playback by ${name}`, () => {
    /** Addresses that let nobody in. */
    const forged = async (playbackId: string) => {
      const good = unwrap(await bench.driver.playback(playbackId, pass()));
      const over = unwrap(await bench.driver.playback(playbackId, pass({ until: new Date(Date.now() - 1_000) })));
      const none = unwrap(await bench.driver.playback(playbackId, undefined));
      const other = unwrap(await bench.driver.playback((await made()).stream.playbackId, pass()));
      const query = (url: string): string => new URL(url, 'http://here').search;
      return [
        ...[over.hls, none.hls, none.hls + query(other.hls), none.hls + query(good.poster)],
        ...[none.poster, none.poster + query(good.hls), none.storyboard, none.storyboard + query(good.poster)],
      ];
    };

    it('lets in whoever has a pass, and nobody else', async () => {
      const { ref, key } = await onAir();
      const { playbackId } = unwrap(await bench.driver.find(ref));
      const good = unwrap(await bench.driver.playback(playbackId, pass()));
      // A network that hands a picture out has it a moment after the room is live.
      for (const url of [good.hls, good.poster]) await plays(url);
      for (const url of await forged(playbackId)) expect(await bench.play(url)).toBe(403);
      await bench.endSending(key);
    });

    it('does so for recordings, with their storyboards', async () => {
      const { playbackId } = await recorded();
      const good = unwrap(await bench.driver.playback(playbackId, pass()));
      for (const url of [good.hls, good.poster, good.storyboard]) await plays(url);
      for (const url of await forged(playbackId)) expect(await bench.play(url)).toBe(403);
    });

    it('is open to all where the stream is, and counts who watches', async () => {
      const { ref, key } = await onAir({ signed: false });
      const { playbackId } = unwrap(await bench.driver.find(ref));
      await plays(unwrap(await bench.driver.playback(playbackId, undefined)).hls);
      for (const viewer of ['v1', 'v2', 'v2'])
        await plays(unwrap(await bench.driver.playback(playbackId, pass({ viewer }))).hls);
      await bench.counted(ref, 2);
      expect(unwrap(await bench.driver.viewers(ref))).toBe(2);
      await bench.endSending(key);
    });
  });
}
