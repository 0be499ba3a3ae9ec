import type { RoomMessage } from '@hearth/cms/contract';
import { goesAtOnce } from './at-once.rules';

const at = '2026-11-30T12:00:00.000Z';
const OFFER = '0195f000-0000-7000-8000-00000000d001';
const stock = (...left: number[]): RoomMessage => ({
  type: 'stock',
  at,
  left: left.map((one) => ({ offer: OFFER, left: one })),
});

it.each<[string, RoomMessage, boolean]>([
  ['a pin', { type: 'pinned', at, pinned: null }, true],
  ['the end of a pin', { type: 'unpinned', at }, true],
  ['a price', { type: 'price', at, prices: [] }, true],
  ['a correction', { type: 'overlay', at }, true],
  ['a red packet', { type: 'tool-opened', at }, true],
  ['the end', { type: 'state', at, state: 'ended' }, true],
  ['sold out', stock(4, 0), true],
  ['less is left', stock(4, 12), false],
  ['what somebody said', { type: 'message', at, message: {} }, false],
  ['likes', { type: 'likes', at, likes: 7 }, false],
  ['stock that cannot be read', { type: 'stock', at, left: 'none' }, false],
])('%s', (_what, message, answer) => {
  expect(goesAtOnce(message)).toBe(answer);
});
