import type { FlvTag } from '../fmp4/flv-tags.rules';
import { relayFrameOf, type RelayFrame } from '../relay/relay-frame';
import { KeptGroup } from '../relay/kept-group';
import type { Feed, FeedReader } from '../relay/room-feed';
import type { TranscodeEars, TranscodeRun } from './transcode-run';
import { TranscodedFeed } from './transcoded-feed';

// Parameters of 1280×720 as x264 writes them.
const AVC = '014d001fffe1001a674d001fe8802802dd80b501010140000003004000000f03c60c658001000468ebef20';
const setup = relayFrameOf('video', 0, Buffer.from(`1700000000${AVC}`, 'hex'));
const picture = (time: number): RelayFrame =>
  relayFrameOf('video', time, Buffer.from([time % 2_000 === 0 ? 0x17 : 0x27, 1, 0, 0, 0]));

class Room implements Feed {
  session = 'first';
  readonly group = new KeptGroup();
  reader: FeedReader | undefined;
  get hasPicture(): boolean {
    return this.group.hasPicture;
  }
  join(reader: FeedReader): void {
    this.reader = reader;
  }
  leave(): void {
    this.reader = undefined;
  }
  kept(): readonly RelayFrame[] {
    return this.group.all();
  }
  send(frame: RelayFrame): void {
    if (this.group.keep(frame)) this.reader?.take(frame);
  }
}

type Maker = TranscodeRun & {
  readonly ears: TranscodeEars;
  readonly after: number | undefined;
  readonly tags: FlvTag[];
  isStopped: boolean;
};

function aFeed() {
  const room = new Room();
  const makers: Maker[] = [];
  const target = { took: [] as number[], pauses: 0 };
  let now = 1_000_000;
  const feed = new TranscodedFeed(room, {
    look: { shape: 'upright', cropX: 50, ffmpeg: 'ffmpeg' },
    now: () => now,
    start: ({ after }, ears) => {
      const tags: FlvTag[] = [];
      const maker: Maker = {
        ...{ ears, after, tags, isStopped: false },
        write: (tag) => void tags.push(tag),
        stop: () => void (maker.isStopped = true),
      };
      makers.push(maker);
      return maker;
    },
  });
  feed.join({
    take: ({ kind, isSetup, time }) => void (kind === 'video' && !isSetup && target.took.push(time)),
    paused: () => void (target.pauses += 1),
  });
  return {
    ...{ room, feed, target, makers },
    /** Time goes by, and the clock is looked at. */
    pass: (ms: number) => {
      now += ms;
      feed.tick();
    },
    /** What went in comes out. */
    make: (...times: readonly number[]) => {
      for (const time of times) makers.at(-1)?.ears.onTag({ kind: 'video', time, payload: picture(time).payload });
    },
    send: (...times: readonly number[]) => {
      for (const time of times) room.send(picture(time));
    },
  };
}

it('begins with parameters and a key frame, and goes on behind what went out when its maker dies', () => {
  const { room, feed, target, makers, pass, make, send } = aFeed();
  send(1_000);
  expect(makers).toHaveLength(0);
  room.send(setup);
  send(2_000, 2_040, 2_080);
  expect(makers[0]?.tags.map(({ time }) => time)).toEqual([0, 2_000, 2_040, 2_080]);
  make(2_000, 2_040);
  makers[0]?.ears.onEnd();
  expect([feed.trouble, feed.hasPicture, target.pauses]).toEqual(['picture-restarting', false, 1]);
  pass(400);
  expect(makers).toHaveLength(1);
  pass(200);
  expect(makers[1]?.after).toBe(2_040);
  make(2_040, 2_080);
  expect(target.took).toEqual([2_000, 2_040, 2_080]);
  expect(feed.trouble).toBeUndefined();
  // The next that dies waits longer.
  makers[1]?.ears.onEnd();
  pass(600);
  expect(makers).toHaveLength(2);
  pass(500);
  expect(makers).toHaveLength(3);
});

it('leaves whole groups out when it is too slow, says so, and goes on at a key frame', () => {
  const { room, feed, makers, pass, make, send } = aFeed();
  room.send(setup);
  send(2_000, 2_040);
  make(2_000);
  pass(3_500);
  send(4_000, 4_040);
  expect(feed.trouble).toBe('picture-late');
  make(2_040);
  send(4_080);
  send(6_000, 6_040);
  expect(makers[0]?.tags.map(({ time }) => time)).toEqual([0, 2_000, 2_040, 6_000, 6_040]);
  make(6_000, 6_040);
  pass(11_000);
  expect(feed.trouble).toBeUndefined();
});

it('ends a maker that gives nothing, one without an encoder, and one of an encoder before', () => {
  const { room, feed, makers, pass, send } = aFeed();
  room.send(setup);
  send(2_000);
  pass(16_000);
  expect([makers[0]?.isStopped, feed.trouble]).toEqual([true, 'picture-restarting']);
  pass(600);
  expect(makers).toHaveLength(2);
  room.group.begin();
  room.reader?.paused();
  pass(11_000);
  expect(makers[1]?.isStopped).toBe(true);
  room.session = 'second';
  room.send(setup);
  send(0);
  expect(makers[2]?.after).toBeUndefined();
  feed.close();
  expect(makers[2]?.isStopped).toBe(true);
});
