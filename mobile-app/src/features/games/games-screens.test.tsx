import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import { createHash } from 'node:crypto';
import { useState, type ReactNode } from 'react';
import type { LotteryProof, ShownEnvelope } from '@/contract/types';
import { queryClient } from '@/data/client';
import { forgetEtags } from '@/data/etags';
import { session } from '@/data/session';
import { WordsProvider } from '@/words/words';
import { ComePart } from './come-part';
import { DrawsPart } from './draws-part';
import { LotteryScreen } from './lottery-screen';
import { ReserveLine } from './reserve-line';
import { ReservePart } from './reserve-part';
import { ReservedScreen } from './reserved-screen';
import { ToolPart } from './tool-part';

const HOME = { station: { slug: 'yunze', name: '云泽台', slogan: null, inks: ['#B83214', '#FFFFFF'] }, stations: [] };
const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const SEED = 'ab'.repeat(32);
const ENTRIES = ['e1', 'e2', 'e3'];
const page: LotteryProof['page'] = {
  ...{ title: '开播抽奖', rule: '每人一次', saltSource: '福彩 3D', prizes: [{ name: '脐橙', value: 3990, count: 1 }] },
  ...{ opensAt: '2026-12-01T12:00:00.000Z', closesAt: '2026-12-01T12:30:00.000Z', saltAt: '2026-12-01T13:30:00.000Z' },
};
const RULES = ['开播抽奖', '每人一次', '脐橙 | 3990 | 1', page.opensAt, page.closesAt, page.saltAt, '福彩 3D'].join(
  '\n',
);
const [first = ''] = [...ENTRIES].sort((a, b) => (hash(`${SEED}738${a}`) < hash(`${SEED}738${b}`) ? -1 : 1));
const proof = (more: Partial<LotteryProof> = {}): LotteryProof => ({
  ...{ id: 'l1', session: 's1', page, state: 'announced', count: 3, salt: '738', seed: SEED, entries: ENTRIES },
  ...{ rulesHash: hash(RULES), seedHash: hash(SEED), entriesHash: hash(ENTRIES.join('\n')), failed: [] },
  ...{ winners: [{ entry: first, prize: 0, rank: 1 }], ...more },
});
const envelope: ShownEnvelope = {
  ...{ id: 'v1', session: 's1', title: '整点红包', count: 500, payout: 'account', audience: 'all', state: 'open' },
  ...{ budget: 50_000, least: 1, most: 1_000, seedHash: hash(SEED), seed: null, taken: 3 },
  ...{ opensAt: '2020-01-01T00:00:00.000Z', closesAt: '2099-01-01T00:00:00.000Z' },
};
const tool = { kind: 'envelope', id: 'v1', title: '整点红包' };
const reservable = {
  title: '脐橙专场',
  plannedAt: '2026-12-01T12:00:00.000Z',
  isOpen: true,
  reserved: 7,
  hasBenefit: true,
};

/** The host at the other end of the wire. */
let bodies: Record<string, unknown>;
let asked: string[];

jest.mock('@/platform/vault', () => ({ vault: { read: () => Promise.resolve('r'), write: () => Promise.resolve() } }));
beforeEach(() => {
  queryClient.clear();
  forgetEtags();
  const user = { id: 'li', name: '林', phone: null, email: null };
  session.set({ status: 'in', user: user as never }); // its id alone is looked at
  asked = [];
  bodies = {
    'GET /api/app/home': HOME,
    'POST /api/account/sessions/refresh': { access: 'a', accessExpiresIn: 900, refresh: 'r', user },
    'GET /api/live/sessions/s1/envelopes': { envelopes: [envelope] },
    'GET /api/live/lotteries/l1': proof(),
    'GET /api/live/lotteries/l1/my-entry': { entry: 'e2', prize: null, hasContact: false },
    'GET /api/live/my-shares': { shares: [] },
    'GET /api/live/my-reservations': { reservations: [], reminders: [] },
    'GET /api/live/sessions/s1/reservations': reservable,
  };
  globalThis.fetch = (url, init) => {
    const { pathname: path } = new URL(url instanceof Request ? url.url : url, 'http://host');
    const line = `${init?.method ?? 'GET'} ${path}`;
    asked.push(line);
    const answer = bodies[line];
    const none = { error: { code: 'GAMES.LOTTERY_NOT_FOUND', message: '没有找到', details: {} } };
    return Promise.resolve(new Response(JSON.stringify(answer ?? none), { status: answer ? 200 : 404 }));
  };
});

function open(node: ReactNode) {
  const Page = () => (
    <QueryClientProvider client={queryClient}>
      <WordsProvider tongue="zh">{node}</WordsProvider>
    </QueryClientProvider>
  );
  return renderRouter({ games: Page }, { initialUrl: '/games' });
}

it('reaches for a share and says what was got', async () => {
  bodies['POST /api/live/envelopes/v1/claim'] = { amount: 88, payout: 'account', coupon: null };
  open(<ToolPart session="s1" tool={tool} onClose={() => undefined} />);
  fireEvent.press(await screen.findByText('抢红包'));
  expect(await screen.findByText('抢到 ¥0.88')).toBeTruthy();
  expect(asked.filter((line) => line.endsWith('/claim'))).toHaveLength(1);
});

it('says when all shares are gone, and what the host refuses', async () => {
  bodies['POST /api/live/envelopes/v1/claim'] = { amount: null, payout: 'account', coupon: null };
  open(<ToolPart session="s1" tool={tool} onClose={() => undefined} />);
  fireEvent.press(await screen.findByText('抢红包'));
  expect(await screen.findByText('手慢了，红包已抢完')).toBeTruthy();
});

it('draws a lottery again and says that it agrees', async () => {
  open(<LotteryScreen id="l1" />);
  expect(await screen.findByText('重算的中奖者与公布的一致')).toBeTruthy();
  expect(screen.getByText('规则与承诺一致')).toBeTruthy();
  expect(await screen.findByText(/已参加，抽奖号 e2/)).toBeTruthy();
});

it('says what does not agree when the host tells other winners', async () => {
  const other = ENTRIES.find((entry) => entry !== first) ?? '';
  bodies['GET /api/live/lotteries/l1'] = proof({ winners: [{ entry: other, prize: 0, rank: 1 }] });
  open(<LotteryScreen id="l1" />);
  expect(await screen.findByText('重算的中奖者与公布的不一致')).toBeTruthy();
});

it('says that there is no such lottery, and where to go', async () => {
  open(<LotteryScreen id="l2" />);
  expect(await screen.findByText('没有找到这次抽奖')).toBeTruthy();
});

it('asks a winner where the prize goes', async () => {
  bodies['GET /api/live/lotteries/l1/my-entry'] = { entry: first, prize: 0, hasContact: false };
  bodies['PUT /api/live/lotteries/l1/my-prize'] = { hasContact: true };
  open(<LotteryScreen id="l1" />);
  expect(await screen.findByText('恭喜，中了脐橙')).toBeTruthy();
  expect(screen.getByText(/奖品发出 90 天后删除/)).toBeTruthy();
  fireEvent.changeText(screen.getByLabelText('收件人、电话、地址'), '王敏 云泽县沿江街 1 号');
  fireEvent.press(screen.getByText('提交领奖信息'));
  await waitFor(() => expect(asked).toContain('PUT /api/live/lotteries/l1/my-prize'));
});

it('leads to the proof of what nobody can enter any more, and of what closes while one looks', async () => {
  const shown = ({ id, session: of, page: told }: LotteryProof) => ({ id, session: of, page: told, entries: 3 });
  const other = shown(proof({ id: 'l2', page: { ...page, title: '整点抽奖' } }));
  const first = { ...shown(proof()), state: 'announced' };
  bodies['GET /api/live/sessions/s1/lotteries'] = { lotteries: [first, { ...other, state: 'open' }] };
  let close: () => void = () => undefined;
  const Told = () => {
    const [open, setOpen] = useState('l2');
    close = () => setOpen('');
    return <DrawsPart session="s1" news={open} />;
  };
  open(<Told />);
  expect(await screen.findByText('抽奖“开播抽奖”，结果已公布')).toBeTruthy();
  expect(screen.queryByText(/整点抽奖/)).toBeNull();
  bodies['GET /api/live/sessions/s1/lotteries'] = { lotteries: [first, { ...other, state: 'waiting' }] };
  act(() => close());
  expect(await screen.findByText('抽奖“整点抽奖”，已截止，等待开奖')).toBeTruthy();
});

it('reserves a live, and shows nothing where none may be reserved', async () => {
  bodies['PUT /api/live/sessions/s1/reservation'] = { session: 's1' };
  open(<ReservePart session="s1" />);
  fireEvent.press(await screen.findByText('预约'));
  const mine = {
    session: 's1',
    title: '脐橙专场',
    plannedAt: reservable.plannedAt,
    slots: [],
    came: false,
    coupon: null,
  };
  bodies['GET /api/live/my-reservations'] = { reservations: [mine], reminders: [] };
  expect(await screen.findByText('已预约，开播前提醒您')).toBeTruthy();
});

it('reserves a live of a list in a sheet, and says in its line that it is', async () => {
  bodies['PUT /api/live/sessions/s1/reservation'] = { session: 's1' };
  open(<ReserveLine session="s1" title="脐橙专场" isOpen reserved={7} />);
  expect(await screen.findByText('7 人已预约')).toBeTruthy();
  fireEvent.press(screen.getByText('预约'));
  expect(await screen.findByText('预约并到场，送一张优惠券')).toBeTruthy();
  expect(screen.getByText('添加到日历')).toBeTruthy();
  const plannedAt = '2026-12-01T12:00:00.000Z';
  const mine = { session: 's1', title: '脐橙专场', plannedAt, slots: [], came: false, coupon: null };
  bodies['GET /api/live/my-reservations'] = { reservations: [mine], reminders: [] };
  fireEvent.press(screen.getAllByText('预约').at(-1)!);
  expect(await screen.findByText('已预约，开播前提醒您')).toBeTruthy();
  fireEvent.press(screen.getByRole('button', { name: '关闭' }));
  expect(await screen.findByText('已预约')).toBeTruthy();
  expect(screen.getByText('查看预约')).toBeTruthy();
});

it.each([
  { isOpen: true, reserved: 0, label: '预约', said: null },
  { isOpen: false, reserved: 9, label: '查看预约', said: '已约满' },
])('a live of a list that is open $isOpen with $reserved: $label', async ({ isOpen, reserved, label, said }) => {
  open(<ReserveLine session="s1" title="脐橙专场" isOpen={isOpen} reserved={reserved} />);
  expect(await screen.findByText(label)).toBeTruthy();
  expect(screen.queryByText('0 人已预约')).toBeNull();
  if (said !== null) expect(screen.getByText(said)).toBeTruthy();
});

it('says that somebody came who had reserved, once, and what they are given', async () => {
  const plannedAt = '2026-12-01T12:00:00.000Z';
  const own = { session: 's1', title: '脐橙专场', plannedAt, slots: [], came: false, coupon: null };
  bodies['GET /api/live/my-reservations'] = { reservations: [own], reminders: [] };
  bodies['POST /api/live/sessions/s1/come'] = { ...own, came: true, coupon: 'c1' };
  open(
    <>
      <ComePart session="s1" />
      <ComePart session="s2" />
    </>,
  );
  expect(await screen.findByText(/感谢如约而来/)).toBeTruthy();
  expect(asked.filter((line) => line.endsWith('/come'))).toEqual(['POST /api/live/sessions/s1/come']);
});

it('tells whoever reserved of a new time and of a live that was called off, with a way to mend the calendar', async () => {
  const plannedAt = '2026-12-01T12:00:00.000Z';
  const reminder = { session: 's1', title: '脐橙专场', plannedAt, at: plannedAt };
  bodies['GET /api/live/my-reservations'] = {
    reservations: [],
    reminders: [
      { ...reminder, id: 'r1', slot: 'moved' },
      { ...reminder, id: 'r2', session: 's2', title: '柿子专场', slot: 'cancelled' },
    ],
  };
  open(<ReservedScreen />);
  expect(await screen.findByText(/《脐橙专场》改到 .*20:00 开播/)).toBeTruthy();
  expect(screen.getByText(/《柿子专场》已取消，原定 .*20:00/)).toBeTruthy();
  expect(screen.getAllByText('更新日历')).toHaveLength(2);
});

it('lists what was reserved, reminded of and got', async () => {
  const plannedAt = '2026-12-01T12:00:00.000Z';
  const own = { session: 's1', title: '脐橙专场', plannedAt, slots: [], came: false, coupon: null };
  const reminder = { id: 'r1', session: 's1', title: '脐橙专场', slot: 'soon', plannedAt, at: plannedAt };
  const share = {
    envelope: 'v1',
    title: '整点红包',
    payout: 'account',
    amount: 88,
    coupon: null,
    at: plannedAt,
    paidAt: null,
  };
  bodies['GET /api/live/my-reservations'] = { reservations: [own], reminders: [reminder] };
  bodies['GET /api/live/my-shares'] = { shares: [share] };
  open(<ReservedScreen />);
  expect(await screen.findByText(/《脐橙专场》马上开播/)).toBeTruthy();
  expect(screen.getByText(/整点红包：¥0.88，等待电视台支付/)).toBeTruthy();
  act(() => session.set({ status: 'out', user: null }));
  expect(await screen.findByText('登录后查看')).toBeTruthy();
});
