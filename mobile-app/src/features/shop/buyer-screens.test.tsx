import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import type { ReactNode } from 'react';
import { anAfterSale, anOrder } from '@/contract/after-sale.builder';
import { queryClient } from '@/data/client';
import { forgetEtags } from '@/data/etags';
import { session } from '@/data/session';
import { WordsProvider } from '@/words/words';
import { AddressesScreen } from './addresses/addresses-screen';
import { SaleScreen } from './aftersales/sale-screen';
import { CouponsScreen } from './coupons/coupons-screen';
import { LeadScreen } from './groups/lead-screen';
import { OrderScreen } from './order-screen';

const POINT = { name: '周姐', point: '东街社区服务站', region: '330802', detail: '东街 21 号' };
const HOME = { station: { slug: 'yunze', name: '云泽台', slogan: null, inks: ['#B83214', '#FFFFFF'] }, stations: [] };
const BATCH = {
  ...{ id: 'b1', name: '秋收券', threshold: 3000, cut: 500, offers: null, left: 5 },
  ...{ validFrom: '2026-01-01T00:00:00Z', validTo: '2099-01-01T00:00:00Z' },
};
const EVENTS = [4, 3, 2, 1].map((n) => ({ at: `2026-11-0${n}T00:00:00Z`, code: '', text: `第 ${n} 站` }));
const PARCEL = {
  ...{ id: 'k1', order: 'x1', company: 'shunfeng', number: 'SF1402233556677', state: 'moving', events: EVENTS },
  ...{ shippedAt: '2026-11-01T00:00:00Z', deliveredAt: null, lines: [{ offer: 'o1', quantity: 5 }] },
};

/** The host at the other end of the wire. */
let bodies: Record<string, unknown>;
let asked: { readonly method: string; readonly path: string; readonly body: unknown }[];

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
  };
  globalThis.fetch = (url, init) => {
    const { pathname: path } = new URL(url instanceof Request ? url.url : url, 'http://host');
    const method = init?.method ?? 'GET';
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    asked.push({ method, path, body });
    const answer = bodies[`${method} ${path}`];
    const none = { error: { code: 'SHOP.ORDER_NOT_FOUND', message: '没有找到', details: {} } };
    return Promise.resolve(new Response(JSON.stringify(answer ?? none), { status: answer ? 200 : 404 }));
  };
});

function open(node: ReactNode, tongue: 'zh' | 'en' = 'zh') {
  const Page = () => (
    <QueryClientProvider client={queryClient}>
      <WordsProvider tongue={tongue}>{node}</WordsProvider>
    </QueryClientProvider>
  );
  return renderRouter({ mall: Page }, { initialUrl: '/mall' });
}

const pressed = (name: string) => act(() => fireEvent.press(screen.getByRole('button', { name })));
const sent = (method: string) => asked.filter((one) => one.method === method && !one.path.endsWith('/refresh'));

it('an empty address book says what it is for', async () => {
  bodies['GET /api/shop/addresses'] = { addresses: [] };
  open(<AddressesScreen />);
  await screen.findByText('还没有收货地址');
  pressed('新增地址');
  pressed('存好地址');
  await screen.findByText('写收货人');
  expect(sent('POST')).toEqual([]);
});

it('a coupon is taken once, and then is one’s own', async () => {
  bodies['GET /api/shop/coupons'] = { coupons: [BATCH] };
  bodies['GET /api/shop/my-coupons'] = { coupons: [] };
  bodies['POST /api/shop/coupons/b1/claim'] = { ...BATCH, id: 'c1', batch: 'b1', order: null };
  open(<CouponsScreen />);
  await screen.findByText('满 ¥30.00 可用 · 全店商品');
  pressed('领取');
  await screen.findByText('已领取');
  expect(sent('POST').map(({ path }) => path)).toEqual(['/api/shop/coupons/b1/claim']);
});

it('a request says whose clock runs, and offers what the host allows alone', async () => {
  bodies['GET /api/shop/after-sales/s1'] = anAfterSale();
  open(<SaleScreen id="s1" />);
  await screen.findByText('等待卖家答复');
  expect(screen.getByText(/到时没有答复就按您的申请办/)).toBeOnTheScreen();
  expect(screen.getByText(/^还有 \d+ 天 \d+ 小时$/)).toBeOnTheScreen();
  expect(screen.getByRole('button', { name: '撤销申请' })).toBeOnTheScreen();
  expect(screen.queryByRole('button', { name: '请台里裁决' })).toBeNull();
  expect(screen.queryByText('寄回商品')).toBeNull();
});

it('a declined request goes before the station with its words and the version that was seen', async () => {
  const declined = { state: 'declined', answer: '照片看不清', version: 4 } as const;
  bodies['GET /api/shop/after-sales/s1'] = anAfterSale({ ...declined, allowedEvents: ['withdraw', 'escalate'] });
  bodies['POST /api/shop/after-sales/s1/escalate'] = anAfterSale({ state: 'arbitration', version: 5 });
  open(<SaleScreen id="s1" />);
  await screen.findByText('照片看不清');
  pressed('请台里裁决');
  act(() => fireEvent.changeText(screen.getByLabelText('您的理由'), ' 看得到霉斑 '));
  pressed('提交给台里');
  await screen.findByText('台里正在裁决');
  expect(sent('POST').map(({ body }) => body)).toEqual([{ version: 4, words: '看得到霉斑' }]);
});

it('goods go back under a number that can be one', async () => {
  const awaited = { state: 'awaiting-parcel', kind: 'return', version: 3 } as const;
  bodies['GET /api/shop/after-sales/s1'] = anAfterSale({ ...awaited, allowedEvents: ['send'] });
  bodies['POST /api/shop/after-sales/s1/return-parcel'] = anAfterSale({ state: 'returning', version: 4 });
  open(<SaleScreen id="s1" />);
  await screen.findByText('请寄回商品');
  act(() => fireEvent.changeText(screen.getByLabelText('运单号'), '12'));
  pressed('已寄出');
  await screen.findByText('写快递单上的号码，字母和数字');
  act(() => fireEvent.changeText(screen.getByLabelText('运单号'), 'sf1234567'));
  pressed('已寄出');
  await screen.findByText('商品在寄回路上');
  expect(sent('POST').map(({ body }) => body)).toEqual([{ version: 3, company: 'shunfeng', number: 'SF1234567' }]);
});

it('an order shows its parcel with the newest events, and what may be asked for', async () => {
  bodies['GET /api/shop/orders/x1'] = anOrder();
  bodies['GET /api/shop/orders/x1/parcels'] = { parcels: [PARCEL] };
  const lines = [{ offer: 'o1', quantity: 3, amount: 2394 }];
  bodies['GET /api/shop/orders/x1/after-sales'] = { open: true, lines, asked: [anAfterSale()] };
  open(<OrderScreen id="x1" />);
  await screen.findByText('顺丰速运 SF1402233556677');
  expect(screen.getByText('第 4 站')).toBeOnTheScreen();
  expect(screen.queryByText('第 1 站')).toBeNull();
  pressed('看更早的 1 条');
  expect(screen.getByText('第 1 站')).toBeOnTheScreen();
  expect(await screen.findByRole('button', { name: '申请售后：上坞脐橙' })).toBeOnTheScreen();
  expect(screen.getByText('等待卖家答复')).toBeOnTheScreen();
});

it('the balance of an order is counted down in days while there are some', async () => {
  const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  const deposit = { amount: 1_000, paid: true, back: 0, balanceFrom: at(-1), balanceUntil: at(76.5) };
  bodies['GET /api/shop/orders/x1'] = anOrder({ state: 'reserved', deposit });
  open(<OrderScreen id="x1" />);
  expect(await screen.findByText('还有 3 天 4 小时')).toBeOnTheScreen();
  expect(screen.queryByText(/^剩余/)).toBeNull();
});

it('an order of a group shows point and code, and wants no address', async () => {
  bodies['GET /api/shop/orders/x1'] = anOrder({ state: 'delivered', group: 'g1' });
  bodies['GET /api/shop/orders/x1/pick-up'] = { code: '048215', point: POINT, state: 'arrived' };
  open(<OrderScreen id="x1" />);
  await screen.findByText('048 215');
  expect(screen.getByText('东街社区服务站')).toBeOnTheScreen();
  expect(asked.some(({ path }) => path.endsWith('/address'))).toBe(false);
});

it('whoever was declined reads why and may ask again; whoever leads hands out by code', async () => {
  const leader = { ...POINT, id: 'l1', state: 'declined', version: 2, reason: '请写清门牌', allowedEvents: [] };
  bodies['GET /api/shop/lead'] = { leader, groups: [] };
  open(<LeadScreen />);
  await screen.findByText('台里的话：请写清门牌');
  expect(screen.getByRole('button', { name: '修改申请' })).toBeOnTheScreen();
  const group = {
    ...{ id: 'g1', point: POINT, cutoff: '2026-12-02T00:00:00Z', minimum: 5, paid: 6, picked: 0, state: 'arrived' },
    ...{ version: 3, title: { 'zh-Hans': '上坞脐橙', en: '' }, spec: '5 斤装' },
  };
  bodies['GET /api/shop/lead'] = { leader: { ...leader, state: 'approved', reason: null }, groups: [group] };
  bodies['POST /api/shop/groups/g1/pick-ups'] = { number: '0AB1C2D3', quantity: 2 };
  await act(() => queryClient.refetchQueries({ queryKey: ['led'] }));
  const code = await screen.findByLabelText('邻居报的提货码');
  expect(screen.getByRole('button', { name: '核对并交货' })).toBeDisabled();
  act(() => fireEvent.changeText(code, '048215'));
  pressed('核对并交货');
  // The last one closes the group, and is told all the same.
  bodies['GET /api/shop/lead'] = { leader: { ...leader, state: 'approved' }, groups: [{ ...group, state: 'closed' }] };
  await screen.findByText('交货 2 件，订单尾号 0AB1C2D3');
  await waitFor(() => expect(screen.queryByLabelText('邻居报的提货码')).toBeNull());
  expect(screen.getByText('交货 2 件，订单尾号 0AB1C2D3')).toBeOnTheScreen();
});
