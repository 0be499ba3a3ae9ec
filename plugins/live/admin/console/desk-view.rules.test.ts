import type { PinnedProduct, RoomSnapshot, RunsheetItem } from '../../contract';
import { begun, heardInRoom, pinnedOf, skipped, unpinnedOf } from './desk-view.rules';

const id = (figure: number): string => `0195f000-0000-7000-8000-${String(figure).padStart(12, '0')}`;
const AT = '2026-11-30T12:00:00.000Z';

const {
  pin: _pin,
  since: _since,
  ...onShelf
}: PinnedProduct = {
  ...{ pin: id(1), item: id(2), offer: id(3), product: id(4), title: { 'zh-Hans': '云泽脐橙', en: 'Navel oranges' } },
  ...{ spec: '5 斤装', price: 3_990, basePrice: null, left: 80, endsAt: null, since: AT },
  seller: { name: '青禾村果业合作社', address: '云泽市青禾村', contact: '0571-1' },
};

const room: RoomSnapshot = {
  ...{ room: id(9), state: 'live', title: '春茶助农专场', playback: 'abc', overlays: [], pinned: null },
  ...{ shelf: [onShelf], tools: [], announcement: null, pinnedMessage: null, messages: [], likes: 4, viewers: 12 },
  ...{ mode: 'post', slowSeconds: 0, mayDanmaku: true },
};

const message = (figure: number) => ({
  ...{ id: id(figure), kind: 'danmaku', text: '好吃吗', author: '王**', clock: 3, lane: 1, isRobot: false, at: AT },
});
const tool = { kind: 'envelope', id: id(7), title: '整点红包', opensAt: AT, closesAt: AT } as const;
const told = (type: string, fields: object = {}) => ({ type, at: AT, ...fields });

it('takes parts of the snapshot by their names', () => {
  expect(heardInRoom(room, told('viewers', { viewers: 13 }))).toEqual({ ...room, viewers: 13 });
  const slowed = { mode: 'pre', slowSeconds: 5 };
  expect(heardInRoom(room, told('mode', slowed))).toMatchObject(slowed);
});

it('asks to be read anew when it does not understand', () => {
  expect(heardInRoom(room, told('viewers', { viewers: 'many' }))).toBeUndefined();
  expect(heardInRoom(room, told('something-new', { words: 1 }))).toBeUndefined();
  expect(heardInRoom(room, told('stock', { offer: id(3), left: 2 }))).toBeUndefined();
});

it('is not moved by what is for viewers alone', () => {
  expect(heardInRoom(room, told('subtitle', { text: '大家好' }))).toBe(room);
});

it('shows each message once, the newest last, and none that was hidden', () => {
  const one = heardInRoom(room, told('message', { message: message(20) }));
  const two = heardInRoom(one!, told('message', { message: message(21) }));
  const again = heardInRoom(two!, told('message', { message: message(20) }));
  expect(again?.messages.map((each) => each.id)).toEqual([id(21), id(20)]);
  expect(heardInRoom(again!, told('message-hidden', { message: id(20) }))?.messages).toHaveLength(1);
});

it('takes in an announcement and a pinned message, and that they are gone', () => {
  const announced = heardInRoom(room, told('announcement', { text: '九点抽奖' }));
  expect(announced?.announcement).toBe('九点抽奖');
  expect(heardInRoom(announced!, told('announcement', { text: null }))?.announcement).toBeNull();
  const pinned = heardInRoom(room, told('message-pinned', { message: message(20) }));
  expect(pinned?.pinnedMessage?.id).toBe(id(20));
  expect(heardInRoom(pinned!, told('message-pinned', { message: null }))?.pinnedMessage).toBeNull();
});

it('keeps no more messages than a screen holds', () => {
  const full = Array.from({ length: 90 }, (_, at) => at).reduce<RoomSnapshot>(
    (held, at) => heardInRoom(held, told('message', { message: message(100 + at) })) ?? held,
    room,
  );
  expect(full.messages).toHaveLength(60);
  expect(full.messages.at(-1)?.id).toBe(id(189));
});

it('changes price and stock wherever the offer is shown', () => {
  const pinned = pinnedOf(room, id(3), { id: id(1), at: AT });
  const heard = heardInRoom(pinned, told('stock', { left: [{ offer: id(3), left: 0 }] }));
  expect([heard?.pinned?.left, heard?.shelf[0]?.left]).toEqual([0, 0]);
  expect(heardInRoom(pinned, told('stock', { left: [{ offer: id(99), left: 1 }] }))).toEqual(pinned);
  const now = { was: id(3), offer: id(5), price: 2_990, basePrice: 3_990, left: 50, endsAt: AT };
  const cheaper = heardInRoom(pinned, told('price', { prices: [now] }));
  expect(cheaper?.pinned).toMatchObject({ offer: id(5), price: 2_990, basePrice: 3_990 });
});

it('takes away what was named, and nothing that came after it', () => {
  const pinned = pinnedOf(room, id(3), { id: id(1), at: AT });
  const gone = (pin: string) => told('unpinned', { pin, why: 'gate', reasons: ['GATE.PAPER_EXPIRED'] });
  expect(heardInRoom(pinned, gone(id(1)))?.pinned).toBeNull();
  expect(heardInRoom(pinned, gone(id(8)))).toBe(pinned);
});

it('opens and closes tools, each once', () => {
  const open = heardInRoom(room, told('tool-opened', { tool }));
  expect(heardInRoom(open!, told('tool-opened', { tool }))?.tools).toEqual([tool]);
  expect(heardInRoom(open!, told('tool-closed', { kind: 'envelope', id: id(7) }))?.tools).toEqual([]);
});

it('counts an open poll among the tools', () => {
  const poll = (isOpen: boolean) => ({
    ...{ id: id(8), room: id(9), question: '喜欢哪一种', options: [{ text: '脐橙', votes: 3 }], isOpen },
    ...{ opensAt: AT, closesAt: AT },
  });
  const open = heardInRoom(room, told('poll', { poll: poll(true) }));
  expect(open?.tools).toEqual([{ kind: 'poll', id: id(8), title: '喜欢哪一种', opensAt: AT, closesAt: AT }]);
  expect(heardInRoom(open!, told('poll', { poll: poll(false) }))?.tools).toEqual([]);
});

it('lays a correction over the picture once, and takes it away', () => {
  const overlay = (shown: boolean) => told('overlay', { id: id(6), kind: 'correction', text: '更正：三年陈', shown });
  const shown = heardInRoom(heardInRoom(room, overlay(true))!, overlay(true));
  expect(shown?.overlays).toEqual([{ kind: 'correction', text: '更正：三年陈' }]);
  expect(heardInRoom(shown!, overlay(false))?.overlays).toEqual([]);
});

it('pins what is on the shelf, and nothing else', () => {
  expect(pinnedOf(room, id(3), { id: id(1), at: AT }).pinned).toEqual({ ...onShelf, pin: id(1), since: AT });
  expect(pinnedOf(room, id(99), { id: id(1), at: AT })).toBe(room);
  expect(unpinnedOf(pinnedOf(room, id(3), { id: id(1), at: AT })).pinned).toBeNull();
});

const line = (figure: number, state: RunsheetItem['state']): RunsheetItem => ({
  ...{ id: id(figure), position: figure, title: '', seconds: 60, presenter: '', product: null, offer: null },
  ...{ tools: [], fallback: null, script: null, state, beganAt: null, endedAt: null, version: 1 },
  ...{ rehearses: null, plannedUnits: null },
});

it('has one line on at a time', () => {
  const items = begun([line(1, 'on'), line(2, 'waiting'), line(3, 'waiting')], id(2), AT);
  expect(items.map(({ state }) => state)).toEqual(['done', 'on', 'waiting']);
  expect(items[1]?.beganAt).toBe(AT);
  expect(skipped(items, id(2), AT).map(({ state, endedAt }) => [state, endedAt])).toEqual([
    ['done', AT],
    ['skipped', AT],
    ['waiting', null],
  ]);
});
