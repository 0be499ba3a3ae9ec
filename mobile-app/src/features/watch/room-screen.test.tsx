import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import { aMessage, aPin, aRoom, aSession } from '@/contract/live-room.builder';
import type { LiveNews, LiveSaying } from '@/contract/live-room';
import { queryClient } from '@/data/client';
import { session } from '@/data/session';
import { Text } from '@/ui/text';
import { WordsProvider } from '@/words/words';
import type { WatchParts } from './watch-parts';
import { WatchScreen } from './watch-screen';

const ID = aSession().id;
const ROOM = 'live:room1';

type Heard = (value: unknown) => void;
/** The host's realtime at the other end of the wire. */
const mockHost = {
  ears: new Map<string, Heard>(),
  said: [] as LiveSaying[],
  /** By which it was asked to let somebody in. */
  passes: [] as (string | undefined)[],
  snapshot: aRoom(),
  answer: { ok: true, value: { id: 'm9', state: 'shown' } } as unknown,
};

// Code that comes late comes by Metro, which is not here.
const mockIo = () => {
  const socket = {
    connected: true,
    on: (name: string, listen: Heard) => void mockHost.ears.set(name, listen),
    timeout: () => ({
      emitWithAck: (event: string, body: { readonly message: LiveSaying; readonly pass?: string }) => {
        if (event === 'join') {
          mockHost.passes.push(body.pass);
          return Promise.resolve({ ok: true, node: 'n1', seq: 0, snapshot: mockHost.snapshot, missed: [] });
        }
        mockHost.said.push(body.message);
        return Promise.resolve(mockHost.answer);
      },
    }),
    disconnect: () => socket,
    connect: () => socket,
  };
  return socket;
};
jest.mock('@/data/realtime', () => ({ socketCode: () => Promise.resolve({ io: mockIo }) }));
jest.mock('@/platform/vault', () => ({ vault: { read: () => Promise.resolve(null), write: () => Promise.resolve() } }));

const PARTS: WatchParts = {
  buy: () => Promise.resolve(({ offer, session: live }) => <Text>{`till of ${offer} in ${live}`}</Text>),
  tool: () => Promise.resolve(({ tool }) => <Text>{`game ${tool.id}`}</Text>),
  group: () => Promise.resolve(({ tool }) => <Text>{`group ${tool.id} of ${tool.offer}`}</Text>),
  reserve: () => Promise.resolve(() => <Text>remind me</Text>),
  come: () => Promise.resolve(() => <Text>welcome</Text>),
  draws: () => Promise.resolve(() => <Text>draws</Text>),
};

let answers: Record<string, unknown>;

beforeEach(() => {
  queryClient.clear();
  session.set({ status: 'in', user: { id: 'li' } as never }); // its id alone is looked at
  const answer = { ok: true, value: { id: 'm9', state: 'shown' } };
  mockHost.ears.clear();
  Object.assign(mockHost, { said: [], passes: [], answer, snapshot: aRoom({ playback: null }) });
  answers = { [`/api/live/sessions/${ID}`]: aSession() };
  globalThis.fetch = (url) => {
    const { pathname, searchParams } = new URL(url instanceof Request ? url.url : url, 'http://host');
    const pass = searchParams.get('pass');
    const path = pass === null ? pathname : `${pathname}?pass=${pass}`;
    const body = answers[path] ?? { error: { code: 'LAB.NONE', message: '没有', details: {} } };
    return Promise.resolve(new Response(JSON.stringify(body), { status: path in answers ? 200 : 404 }));
  };
});

let seq = 0;
const tell = (...messages: LiveNews[]) =>
  act(() => {
    seq += 1;
    mockHost.ears.get('frame')?.({ room: ROOM, node: 'n1', seq, messages });
  });
const press = (name: string | RegExp) => act(() => fireEvent.press(screen.getByRole('button', { name })));

async function open(pass: string | null = null) {
  seq = 0;
  const Page = () => (
    <QueryClientProvider client={queryClient}>
      <WordsProvider tongue="zh">
        <WatchScreen id={ID} pass={pass} clip={null} parts={PARTS} />
      </WordsProvider>
    </QueryClientProvider>
  );
  renderRouter({ 'watch/[session]': Page, 'sign-in': () => null }, { initialUrl: `/watch/${ID}` });
  await screen.findByTestId('seller-line');
  await waitFor(() => expect(mockHost.ears.has('frame')).toBe(true));
  await screen.findByText(/^还没有人说话/);
}

it('names who sells what is shown, from the moment at which it is shown, and keeps it in sight while something is bought', async () => {
  await open();
  expect(screen.getByText('本场由清河台直播，商品讲解时这里写明卖家')).toBeOnTheScreen();
  tell({ type: 'pinned', pinned: aPin() });
  for (const said of ['上坞合作社', '0570-8800123', '¥39.90', '原价 ¥45.90', '仅剩 8 件']) {
    expect(screen.getByText(said)).toBeOnTheScreen();
  }
  press('购买');
  await screen.findByText(`till of o1 in ${ID}`);
  expect(screen.getByTestId('seller-line')).toHaveTextContent(/上坞合作社/);
});

it('follows the price, what is left and the end of a pin at once', async () => {
  await open();
  tell({ type: 'pinned', pinned: aPin() });
  const change = { offer: 'o2', price: 2990, basePrice: 3990, left: 3, endsAt: null };
  tell({ type: 'price', prices: [{ was: 'o1', ...change }] });
  expect(screen.getByText('¥29.90')).toBeOnTheScreen();
  press('购买');
  await screen.findByText(`till of o2 in ${ID}`);
  tell({ type: 'stock', left: [{ offer: 'o2', left: 0 }] });
  expect(screen.getByRole('button', { name: '已售罄' })).toBeDisabled();
  tell({ type: 'unpinned', pin: 'pin1' });
  expect(screen.queryByText('¥29.90')).toBeNull();
});

it('says something once, however often it has to be sent, and hears what came of it', async () => {
  await open();
  mockHost.answer = { ok: false, code: 'ROOM.TOO_MANY' };
  act(() => fireEvent.changeText(screen.getByLabelText('说点什么'), ' 橙子 甜吗 '));
  press('发送');
  await screen.findByText('发得太快，稍等一下');
  mockHost.answer = { ok: true, value: { id: 'm9', state: 'waiting' } };
  press('发送');
  await screen.findByText('已提交，审核后显示');
  const [first, second] = mockHost.said;
  expect(first).toMatchObject({ type: 'say', text: '橙子 甜吗' });
  expect(second).toEqual({ ...first, clock: expect.any(Number) as number });
  expect(screen.getByLabelText('说点什么').props['value']).toBe('');
});

it('shows what is said and takes away what was hidden', async () => {
  await open();
  tell({ type: 'message', message: aMessage() }, { type: 'message', message: aMessage({ id: 'm2', text: '好吃' }) });
  expect(screen.getByText('橙子甜吗')).toBeOnTheScreen();
  tell({ type: 'message-hidden', id: 'm1' });
  expect(screen.queryByText('橙子甜吗')).toBeNull();
  expect(screen.getByText('好吃')).toBeOnTheScreen();
});

it('sends many likes as one', async () => {
  await open();
  for (let i = 0; i < 7; i += 1) press(/^点赞/);
  expect(screen.getByRole('button', { name: '点赞，7 个赞' })).toBeOnTheScreen();
  await waitFor(() => expect(mockHost.said).toEqual([{ type: 'like', count: 7 }]), { timeout: 3_000 });
});

it('takes likes off again that nobody took', async () => {
  await open();
  mockHost.answer = { ok: false, code: 'HEARTH.TOO_OFTEN' };
  press(/^点赞/);
  expect(screen.getByRole('button', { name: '点赞，1 个赞' })).toBeOnTheScreen();
  await screen.findByRole('button', { name: '点赞，0 个赞' }, { timeout: 3_000 });
  mockHost.answer = { ok: true, value: { state: 'shown' } };
  press(/^点赞/);
  await waitFor(() => expect(mockHost.said).toHaveLength(2), { timeout: 3_000 });
  tell({ type: 'likes', likes: 1 });
  expect(screen.getByRole('button', { name: '点赞，1 个赞' })).toBeOnTheScreen();
});

it('who is not signed in is led there before they say anything', async () => {
  session.set({ status: 'out', user: null });
  await open();
  expect(screen.getByRole('button', { name: '登录后发言' })).toBeOnTheScreen();
});

it('offers what is open, and brings the game with the press', async () => {
  await open();
  const times = { opensAt: '2026-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z' };
  tell({ type: 'tool-opened', tool: { kind: 'envelope', id: 't1', title: '丰收红包', ...times } });
  press('丰收红包');
  await screen.findByText('game t1');
  tell({ type: 'tool-closed', id: 't1' });
  expect(screen.queryByRole('button', { name: /丰收红包/ })).toBeNull();
});

it('waits for a live that has not begun, and offers to remind', async () => {
  answers[`/api/live/sessions/${ID}`] = aSession({ state: 'planned', beganAt: null });
  mockHost.snapshot = aRoom({ state: 'planned', playback: null });
  await open();
  expect(screen.getByText('直播还没有开始')).toBeOnTheScreen();
  await screen.findByText('remind me');
  expect(screen.queryByLabelText('说点什么')).toBeNull();
  expect(screen.getByText('还没有人说话')).toBeOnTheScreen();
});

it('thanks whoever came while it goes on, and shows lotteries that are over', async () => {
  await open();
  await screen.findByText('welcome');
  expect(screen.getByText('draws')).toBeOnTheScreen();
  tell({ type: 'state', state: 'ended' });
  expect(screen.queryByText('welcome')).toBeNull();
  expect(screen.getByText('draws')).toBeOnTheScreen();
});

it('has an assistant while the live goes on, and none in a rehearsal', async () => {
  await open();
  act(() => fireEvent.press(screen.getByRole('tab', { name: '助手' })));
  expect(screen.getByLabelText('问智能助手')).toBeOnTheScreen();
  tell({ type: 'state', state: 'rehearsal' });
  expect(screen.queryByRole('tab', { name: '助手' })).toBeNull();
  expect(screen.getByText(/^还没有人说话/)).toBeOnTheScreen();
});

it('shows a rehearsal by its pass alone, says that it is one, and sells nothing in it', async () => {
  answers = { [`/api/live/sessions/${ID}?pass=come-in`]: aSession() };
  mockHost.snapshot = aRoom({ playback: null, shelf: [aPin()], overlays: [{ kind: 'rehearsal', text: '' }] });
  await open('come-in');
  expect(mockHost.passes).toEqual(['come-in']);
  tell({ type: 'pinned', pinned: aPin() }, { type: 'message', message: aMessage({ isRobot: true }) });
  expect(screen.getByText('¥39.90')).toBeOnTheScreen();
  expect(screen.getByRole('button', { name: '彩排不售' })).toBeDisabled();
  expect(screen.queryByRole('button', { name: '购买' })).toBeNull();
  expect(screen.getByText('机器人')).toBeOnTheScreen();
  // Its polls are asked for by the same pass.
  const times = { opensAt: '2026-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z' };
  const poll = { id: 'p1', room: 'room1', question: '先看哪个', isOpen: true, ...times };
  answers['/api/live/polls/p1?pass=come-in'] = { ...poll, options: [{ text: '橙', votes: 0 }] };
  tell({ type: 'tool-opened', tool: { kind: 'poll', id: 'p1', title: '先看哪个', ...times } });
  press('先看哪个');
  await screen.findByText('橙');
});

it('leads to a group that was told of, until it is told of no more', async () => {
  await open();
  const times = { opensAt: '2020-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z' };
  const title = '脐橙 · 沿江社区驿站';
  tell({ type: 'tool-opened', tool: { kind: 'group', id: 'g1', offer: 'o1', title, ...times } });
  press(/沿江社区驿站/);
  await screen.findByText('group g1 of o1');
  tell({ type: 'tool-closed', id: 'g1' });
  expect(screen.queryByRole('button', { name: /沿江社区驿站/ })).toBeNull();
});
