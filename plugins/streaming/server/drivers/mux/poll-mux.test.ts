import { clockAt, ok } from '@hearth/cms/kernel';
import type { StreamState } from '../../../contract';
import { pollMux } from './poll-mux';
import type { MuxStream } from './mux-streams';

const NOW = '2026-11-29T08:00:00.000Z';
const look = async (state: StreamState, status: MuxStream['status'] | undefined, secondsAgo = 600) => {
  // The fields that a look reads.
  const stream = { id: 's1', passthrough: 'op', status } as MuxStream;
  const driver = { all: async () => ok(status ? [stream] : []), removeStrays: async () => undefined };
  const since = new Date(Date.parse(NOW) - secondsAgo * 1_000);
  const events = await pollMux({ driver, clock: clockAt(NOW) }, [{ ref: 's1', opId: 'op', state, since }]);
  return events.map(({ type }) => type.replace('video.live_stream.', ''));
};

describe('a look at Mux', () => {
  it.each<[StreamState, MuxStream['status'] | undefined, string[]]>([
    ['idle', 'idle', []],
    ['idle', 'active', ['active']],
    ['idle', 'disabled', ['disabled']],
    ['idle', undefined, ['deleted']],
    ['connecting', 'idle', ['idle']],
    ['connecting', 'active', ['active']],
    ['connecting', 'disabled', ['disabled']],
    ['live', 'active', []],
    ['live', 'idle', ['idle']],
    ['live', 'disabled', ['disabled']],
    ['live', undefined, ['deleted']],
    ['reconnecting', 'active', []],
    ['reconnecting', 'idle', ['idle']],
    ['reconnecting', 'disabled', ['disabled']],
    ['disabled', 'disabled', []],
    ['disabled', 'idle', ['enabled']],
    ['disabled', 'active', ['active']],
  ])('when the house says %s and Mux says %s, it was not told %j', async (state, status, unsaid) => {
    expect(await look(state, status)).toEqual(unsaid);
  });

  it('leaves an encoder that only just connected alone', async () => {
    expect(await look('connecting', 'idle', 20)).toEqual([]);
  });
});
