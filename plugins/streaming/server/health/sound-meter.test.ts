import type { SoundLevel } from '../../engine/ffmpeg/sound-levels';
import type { LiveSession } from '../origin/live-window';
import { aBroadcast } from '../testing/a-broadcast';
import { since, SoundMeter } from './sound-meter';

/** A room with so many parts of half a second, each in memory under its own name. */
function aRoom() {
  const broadcast = aBroadcast();
  const bytes = new Map<number, readonly Buffer[]>();
  const inits = new Map([
    [0, Buffer.from('head 0')],
    [1, Buffer.from('head 1')],
  ]);
  const { session: state } = broadcast;
  return {
    // A room as the meter looks at it: nothing else of it is touched.
    live: { state, bytes, inits } as unknown as LiveSession,
    more: (count: number) => {
      broadcast.parts(count);
      for (const { number, parts, epoch } of state.segments) {
        bytes.set(
          number,
          parts.map((_, part) => Buffer.from(`${epoch} ${number}.${part}`)),
        );
      }
    },
    happen: broadcast.happen,
  };
}

const text = (film: readonly Buffer[]) => film.map(String);

describe('the sound that came since', () => {
  it('begins with the head, goes on where it ended, and leaves slates and older parameters out', () => {
    const room = aRoom();
    room.more(6);
    const first = since(room.live, { segment: -1, part: -1 });
    expect(text(first.film)).toEqual(['head 0', '0 0.0', '0 0.1', '0 0.2', '0 0.3', '0 1.0', '0 1.1']);
    expect(text(since(room.live, first.at).film)).toEqual(['head 0']);
    room.more(3);
    expect(text(since(room.live, first.at).film)).toEqual(['head 0', '0 1.2', '0 1.3', '0 2.0']);
    room.happen('slate');
    room.more(1);
    expect(since(room.live, first.at).film).toEqual([]);
  });
});

describe('the meter', () => {
  const levels: SoundLevel[] = [-20, -30, -10].map((level) => ({ level, peak: level + 6 }));

  it('hears each room once in five seconds and hands each second out once, the loudest of those that are taken', async () => {
    const heard: number[] = [];
    const meter = new SoundMeter((film) => {
      heard.push(film.length);
      return Promise.resolve(levels);
    });
    const room = aRoom();
    const rooms = new Map([['r1', room.live]]);
    room.more(4);
    await meter.listen(rooms, 0);
    room.more(4);
    await meter.listen(rooms, 4_000);
    expect(heard).toEqual([5]);
    expect(meter.take('r1', 2)).toEqual({ level: -20, peak: -14 });
    expect(meter.take('r1', 2)).toEqual({ level: -10, peak: -4 });
    expect(meter.take('r1', 2)).toBeUndefined();
    await meter.listen(rooms, 5_000);
    expect(heard).toEqual([5, 5]);
    // A room that is over is forgotten, with what was heard of it.
    await meter.listen(new Map(), 6_000);
    expect(meter.take('r1', 2)).toBeUndefined();
  });

  it('goes on after a decoder that failed, and keeps no more than the graph can show', async () => {
    let fails = true;
    const meter = new SoundMeter(() => {
      if (fails) return Promise.reject(new Error('gone'));
      return Promise.resolve([...levels, ...levels, ...levels, ...levels]);
    });
    const room = aRoom();
    room.more(4);
    await expect(meter.listen(new Map([['r1', room.live]]), 0)).rejects.toThrow('gone');
    fails = false;
    room.more(4);
    await meter.listen(new Map([['r1', room.live]]), 5_000);
    expect(meter.take('r1', 8)).toBeDefined();
    expect(meter.take('r1', 8)).toBeUndefined();
  });
});
