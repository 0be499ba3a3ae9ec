import type { LiveMessage, PinnedProduct, RoomSnapshot, WatchedSession } from './live-room';

/** A message of a room, for tests. */
export const aMessage = (change: Partial<LiveMessage> = {}): LiveMessage => ({
  ...{ id: 'm1', kind: 'danmaku', text: '橙子甜吗', author: '清河观众', clock: 12, lane: null, isRobot: false },
  ...{ at: '2026-11-30T02:00:00.000Z', ...change },
});

/** What is shown beside the picture, for tests. */
export const aPin = (change: Partial<PinnedProduct> = {}): PinnedProduct => ({
  ...{ pin: 'pin1', item: 'item1', offer: 'o1', product: 'p1', spec: '5 斤装', price: 3990, basePrice: 4590, left: 8 },
  title: { 'zh-Hans': '上坞脐橙', en: 'Navel oranges' },
  ...{ endsAt: null, since: '2026-11-30T02:00:00.000Z' },
  seller: { name: '上坞合作社', address: '浙江省衢州市上坞村 12 号', contact: '0570-8800123' },
  ...change,
});

/** A room in which nothing has happened yet, for tests. */
export const aRoom = (change: Partial<RoomSnapshot> = {}): RoomSnapshot => ({
  ...{ room: 'room1', state: 'live', title: '橙子专场', playback: 'tea', overlays: [], pinned: null, shelf: [] },
  ...{ tools: [], announcement: null, pinnedMessage: null, messages: [], likes: 0, viewers: 3 },
  ...{ mode: 'post', slowSeconds: 0, mayDanmaku: true, ...change },
});

/** A session on air, for tests. */
export const aSession = (change: Partial<WatchedSession> = {}): WatchedSession => ({
  ...{ id: '01936d2e-7a4b-7c3d-9e1f-2a3b4c5d6e7f', room: 'room1', station: { slug: 'qinghe', name: '清河台' } },
  ...{ title: '橙子专场', language: 'zh-Hans', state: 'live', hostKind: 'human', place: '上坞村' },
  ...{ plannedAt: '2026-11-30T02:00:00.000Z', beganAt: '2026-11-30T02:00:00.000Z', endedAt: null },
  ...{ replay: null, clip: null, ...change },
});
