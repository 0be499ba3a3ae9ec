import { roomStates, type RoomState } from '../../../contract';
import { roomMachine } from '../../rooms/room.machine';
import { newsOfRoom, type Seen } from './local-state.rules';

const since = new Date('2026-11-29T08:00:00Z');
const after = (seconds: number): Date => new Date(since.getTime() + seconds * 1000);
const seen = (state: RoomState, more: Partial<Seen> = {}): Seen => ({
  state,
  since,
  reconnectSeconds: 60,
  isPublishing: false,
  hasPicture: false,
  ...more,
});

it.each([
  ['idle', { isPublishing: true }, 'stream.connecting'],
  ['idle', { isPublishing: true, hasPicture: true }, 'stream.live'],
  ['connecting', { isPublishing: true }, undefined],
  ['connecting', { isPublishing: true, hasPicture: true }, 'stream.live'],
  ['connecting', {}, 'stream.ended'],
  ['live', { isPublishing: true, hasPicture: true }, undefined],
  ['live', {}, 'stream.reconnecting'],
  ['live', { reconnectSeconds: 0 }, 'stream.ended'],
  ['reconnecting', {}, undefined],
  ['reconnecting', { isPublishing: true }, undefined],
  ['reconnecting', { isPublishing: true, hasPicture: true }, 'stream.live'],
  ['idle', {}, undefined],
] as const)('%s with %j: %s', (state, more, news) => {
  expect(newsOfRoom(seen(state, more), after(59))).toBe(news);
});

it('gives an encoder up after the time that the room says', () => {
  expect(newsOfRoom(seen('reconnecting'), after(60))).toBe('stream.ended');
});

it('says nothing while the ingest has not spoken, and of rooms that are closed', () => {
  for (const state of roomStates) {
    expect(newsOfRoom(seen(state, { isPublishing: undefined }), after(999))).toBeUndefined();
  }
  for (const state of ['making', 'disabled', 'removed'] as const) {
    expect(newsOfRoom(seen(state, { isPublishing: true, hasPicture: true }), after(999))).toBeUndefined();
  }
});

it('says only what the room can follow, so that nothing is told for ever', () => {
  const means = { 'stream.connecting': 'connect', 'stream.live': 'picture', 'stream.ended': 'end' } as const;
  for (const state of roomStates) {
    for (const isPublishing of [true, false]) {
      const news = newsOfRoom(seen(state, { isPublishing, hasPicture: isPublishing }), after(999));
      const event = news === 'stream.reconnecting' ? 'drop' : news && means[news as keyof typeof means];
      if (event) expect(roomMachine.next(state, event).ok).toBe(true);
    }
  }
});
