import type { EngineRoom } from './engine-room';
import { packagerOrders } from './engine-orders';

const room = (id: string, broadcast: string | null): EngineRoom => ({
  ...{ room: id, state: 'live', since: new Date(), reconnectSeconds: 60, record: true, playbackId: id, kick: 0 },
  ...{ broadcast, keys: [] },
});

it('packages what is on air, each room with the slate that it has', () => {
  const slates = new Map([['a', { file: '/slates/a.jpg', afterSeconds: 3 }]]);
  const { rooms } = packagerOrders([room('a', 's1'), room('b', 's2'), room('c', null)], { folder: '/streams', slates });
  expect(rooms).toMatchObject([
    { room: 'a', session: 's1', folder: '/streams/a/s1', slate: { file: '/slates/a.jpg', afterSeconds: 3 } },
    { room: 'b', session: 's2', folder: '/streams/b/s2' },
  ]);
  expect(rooms[1]).not.toHaveProperty('slate');
});
