import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import { anOffer, anOfferPage } from '@/contract/offer.builder';
import type { ShelfOffer } from '@/contract/types';
import { cartLines, changeCart } from '@/data/cart';
import type { CartLine } from '@/data/cart.rules';
import { queryClient } from '@/data/client';
import { forgetEtags } from '@/data/etags';
import { session } from '@/data/session';
import { keeper } from '@/platform/keeper';
import { shelf } from '@/platform/shelf';
import { WordsProvider } from '@/words/words';
import { OfferScreen } from '../offer-screen';
import { CartScreen } from './cart-screen';

const HOME = { station: { slug: 'yunze', name: '云泽台', slogan: null, inks: ['#B83214', '#FFFFFF'] }, stations: [] };
const RIVER = { id: 'a1', isFirst: true, region: '330802', name: '王敏', phone: '13800138000', detail: '沿江街 8 号' };
const ORDER = { id: 'x1', state: 'awaiting-payment', payUntil: '2099-01-01T00:00:00Z', amount: 13590 };
const OWNER = { reader: 'li', station: 'yunze' };
const TEA_NAME = { 'zh-Hans': '明前炒青', en: 'Tea' };
const TEA = anOffer({
  id: 'o2',
  title: TEA_NAME,
  price: 8800,
  perBuyer: null,
  returns: 'seven-days',
  freightRule: 'r1',
});

const line = (offer: ShelfOffer, change: Partial<CartLine> = {}): CartLine => {
  const { id, price, title, spec, picture } = offer;
  return { offer: id, quantity: 1, price, ticked: true, title, spec, picture, ...change };
};

type Asked = Readonly<{ method: string; path: string; key: string | undefined; body: unknown }>;
/** The host at the other end of the wire, by method and path; what is not written here is not found. */
let answers: Record<string, readonly [number, unknown]>;
let asked: Asked[];

jest.mock('@/platform/vault', () => ({ vault: { read: () => Promise.resolve('r'), write: () => Promise.resolve() } }));
beforeEach(() => {
  queryClient.clear();
  forgetEtags();
  const user = { id: 'li', name: '林', phone: null, email: null };
  session.set({ status: 'in', user: user as never }); // its id alone is looked at
  for (const reader of ['li', '']) changeCart({ ...OWNER, reader }, () => []);
  keeper.write('cart-press', null);
  asked = [];
  answers = {
    'POST /api/account/sessions/refresh': [200, { access: 'a', accessExpiresIn: 900, refresh: 'r', user }],
    'GET /api/app/home': [200, HOME],
    'GET /api/shop/offers': [200, { offers: [anOffer(), TEA] }],
    'GET /api/shop/offers/o1': [200, anOfferPage()],
    'GET /api/shop/offers/o1/groups': [200, { groups: [] }],
    'GET /api/shop/offers/o2/groups': [200, { groups: [] }],
    'GET /api/shop/addresses': [200, { addresses: [RIVER] }],
    'GET /api/shop/my-coupons': [200, { coupons: [] }],
    'POST /api/shop/freight': [200, { freight: 800 }],
    'POST /api/shop/orders': [201, ORDER],
    'PUT /api/shop/orders/x1/address': [200, {}],
  };
  globalThis.fetch = (url, init) => {
    const { pathname: path } = new URL(url instanceof Request ? url.url : url, 'http://host');
    const method = init?.method ?? 'GET';
    const headers = (init?.headers ?? {}) as Record<string, string>; // we set them as a plain object
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    asked.push({ method, path, key: headers['idempotency-key'], body });
    const [status, answer] = answers[`${method} ${path}`] ?? [404, { error: { code: 'LAB.NONE', message: '没有' } }];
    if (status === 0) return Promise.reject(new TypeError('network'));
    return Promise.resolve(new Response(JSON.stringify(answer), { status }));
  };
});

function open(node = <CartScreen />) {
  const Page = () => (
    <QueryClientProvider client={queryClient}>
      <WordsProvider tongue="zh">{node}</WordsProvider>
    </QueryClientProvider>
  );
  return renderRouter({ mall: Page, 'mall/orders/[id]': () => null }, { initialUrl: '/mall' });
}

const put = (...lines: readonly CartLine[]) => changeCart(OWNER, () => lines);
const pressed = (name: string | RegExp) => act(() => fireEvent.press(screen.getByRole('button', { name })));
const ticked = (name: string | RegExp) => act(() => fireEvent.press(screen.getByRole('checkbox', { name })));
const entry = (name: string) => within(screen.getByLabelText(name));
const bodiesOf = (path: string) => asked.filter((one) => one.method === 'POST' && one.path === path);
const offers = () => cartLines(OWNER).map(({ offer, quantity, price }) => `${offer} ${quantity} × ${price}`);
const refusal = (code: string, details: object) => ({ error: { code, message: `说：${code}`, details } });

it('says that it is empty, and where to go', async () => {
  open();
  await screen.findByText('购物车还是空的');
  expect(screen.getByRole('button', { name: '去商城' })).toBeOnTheScreen();
});

it('takes goods in on their page, up to what one may have', async () => {
  open(<OfferScreen id="o1" />);
  await screen.findByRole('button', { name: '加入购物车' });
  for (const said of ['已加入购物车', '已加入购物车', '已加入购物车', '这件商品最多放 3 件，购物车里已经有了']) {
    pressed('加入购物车');
    await screen.findByText(said);
  }
  expect(offers()).toEqual(['o1 3 × 3990']);
  expect(screen.getByRole('button', { name: '购物车 1' })).toBeOnTheScreen();
});

it('says at each line what has changed, and lets it be settled', async () => {
  const gone = anOffer({ id: 'o9', title: { 'zh-Hans': '主人杯', en: '' } });
  put(line(anOffer(), { price: 3490, quantity: 2 }), line(TEA), line(gone));
  open();
  await screen.findByText('比放进来时贵了 ¥5.00');
  await screen.findByText('已经下架，或正在重新核查');
  expect(screen.getByRole('checkbox', { name: '现在买上坞脐橙' })).toBeDisabled();
  expect(screen.getByRole('checkbox', { name: '现在买主人杯' })).toBeDisabled();
  expect(screen.getAllByLabelText('¥88.00')).toHaveLength(2);
  pressed('更新价格');
  await waitFor(() => expect(screen.queryByText('比放进来时贵了 ¥5.00')).toBeNull());
  expect(offers()[0]).toBe('o1 2 × 3990');
  expect(screen.getByRole('button', { name: '结算 2 种' })).toBeOnTheScreen();
  // ¥167.80: two boxes and a tin.
  expect(screen.getByLabelText('¥167.80')).toBeOnTheScreen();
});

it('takes a line out, and gives it back where it lay', async () => {
  put(line(anOffer()), line(TEA));
  open();
  await screen.findByText('明前炒青');
  act(() => fireEvent.press(entry('上坞脐橙').getByRole('button', { name: '移除' })));
  await screen.findByText('已移除上坞脐橙');
  expect(offers()).toEqual(['o2 1 × 8800']);
  pressed('撤销');
  expect(offers()).toEqual(['o1 1 × 3990', 'o2 1 × 8800']);
});

it('orders what is ticked as one order, with its freight and what is agreed to, and is empty then', async () => {
  put(line(anOffer()), line(TEA));
  open();
  await screen.findByRole('button', { name: '结算 2 种' });
  pressed('结算 2 种');
  await screen.findByText('¥8.00');
  await screen.findByText('王敏 13800138000');
  const quoted = ['o1', 'o2'].map((offer) => ({ offer, quantity: 1 }));
  expect(bodiesOf('/api/shop/freight').map(({ body }) => body)).toEqual([{ lines: quoted, region: '330802' }]);
  pressed('提交并付款 ¥135.90');
  await screen.findByText('请先勾选上面这一项');
  expect(bodiesOf('/api/shop/orders')).toEqual([]);
  ticked('我知道“上坞脐橙”不支持 7 天无理由退货');
  pressed('提交并付款 ¥135.90');
  await waitFor(() => expect(offers()).toEqual([]));
  const lines = quoted.map((one) => ({ ...one, price: one.offer === 'o1' ? 3990 : 8800 }));
  expect(bodiesOf('/api/shop/orders').map(({ body }) => body)).toEqual([{ lines, region: '330802', noReturn: true }]);
});

it('keeps everything until the order stands, and asks for the same order after a lost answer, even on a new page', async () => {
  put(line(TEA));
  answers['POST /api/shop/orders'] = [0, null];
  const first = open();
  await screen.findByRole('button', { name: '结算 1 种' });
  pressed('结算 1 种');
  await screen.findByText('¥8.00');
  pressed('提交并付款 ¥96.00');
  await waitFor(() => expect(screen.getByRole('button', { name: '提交并付款 ¥96.00' })).toBeEnabled());
  expect(offers()).toEqual(['o2 1 × 8800']);
  first.unmount();
  answers['POST /api/shop/orders'] = [201, ORDER];
  open();
  await screen.findByRole('button', { name: '结算 1 种' });
  pressed('结算 1 种');
  await screen.findByText('¥8.00');
  pressed('提交并付款 ¥96.00');
  await waitFor(() => expect(offers()).toEqual([]));
  const keys = bodiesOf('/api/shop/orders').map(({ key }) => key);
  expect([keys.length, new Set(keys).size, keeper.read('cart-press')]).toEqual([2, 1, null]);
});

it('marks the line that was refused, and lets the others be ordered', async () => {
  put(line(anOffer(), { price: 3990 }), line(TEA));
  answers['POST /api/shop/orders'] = [409, refusal('SHOP.SOLD_OUT', { offer: 'o1' })];
  open();
  await screen.findByRole('button', { name: '结算 2 种' });
  pressed('结算 2 种');
  await screen.findByText('¥8.00');
  ticked(/^我知道/);
  pressed(/^提交并付款/);
  await screen.findByText('上坞脐橙 5 斤装：说：SHOP.SOLD_OUT');
  pressed('回购物车看看');
  await screen.findByText('刚才下单时没货了，可以少买几件再试');
  expect(screen.getByRole('button', { name: '结算 1 种' })).toBeOnTheScreen();
  ticked('现在买上坞脐橙');
  expect(screen.queryByText('刚才下单时没货了，可以少买几件再试')).toBeNull();
  expect(screen.getByRole('button', { name: '结算 2 种' })).toBeOnTheScreen();
});

it('orders one seller first where two are paid, and leaves the rest in the cart', async () => {
  put(line(anOffer()), line(TEA));
  answers['POST /api/shop/freight'] = [409, refusal('SHOP.SELLERS_MIXED', { apart: [['o1'], ['o2']] })];
  open();
  await screen.findByRole('button', { name: '结算 2 种' });
  pressed('结算 2 种');
  await screen.findByText('说：SHOP.SELLERS_MIXED');
  expect(screen.getByRole('button', { name: /^提交并付款/ })).toBeDisabled();
  answers['POST /api/shop/freight'] = [200, { freight: 600 }];
  pressed('先买 明前炒青 5 斤装');
  await screen.findByText('¥6.00');
  pressed('提交并付款 ¥94.00');
  await waitFor(() => expect(offers()).toEqual(['o1 1 × 3990']));
});

it('leaves what is not sent there, by name', async () => {
  put(line(anOffer()), line(TEA));
  answers['POST /api/shop/freight'] = [409, refusal('SHOP.NOT_DELIVERED', { offers: ['o2'] })];
  open();
  await screen.findByRole('button', { name: '结算 2 种' });
  pressed('结算 2 种');
  await screen.findByText('明前炒青 5 斤装：说：SHOP.NOT_DELIVERED');
  answers['POST /api/shop/freight'] = [200, { freight: 0 }];
  pressed('不买 明前炒青 5 斤装，先买别的');
  await screen.findByText('包邮');
  expect(screen.getByRole('button', { name: '提交并付款 ¥39.90' })).toBeEnabled();
});

it('can be read without a net, and is not ordered from then', async () => {
  put(line(TEA));
  answers['GET /api/shop/offers'] = [0, null];
  await shelf.put('shop:yunze', [TEA], new Date('2026-11-30T02:00:00Z'));
  const { unmount } = open();
  await screen.findByText('没有网络，这是 11月30日 10:00 的价格，联网后再结算');
  expect(screen.getByRole('button', { name: '结算 1 种' })).toBeDisabled();
  unmount();
  // Nor was the shelf ever looked at here.
  queryClient.clear();
  await shelf.remove('shop:yunze');
  open();
  await screen.findByText(/^现在的价格没有取到/);
  expect(screen.getByText('明前炒青')).toBeOnTheScreen();
  expect(screen.getByRole('button', { name: '结算 0 种' })).toBeDisabled();
});

it('a stranger fills a cart, and finds it after signing in', async () => {
  session.set({ status: 'out', user: null });
  open(<OfferScreen id="o1" />);
  await screen.findByRole('button', { name: '加入购物车' });
  pressed('加入购物车');
  await screen.findByText('已加入购物车');
  expect(offers()).toEqual([]);
  act(() => session.set({ status: 'in', user: { id: 'li' } as never })); // its id alone is looked at
  await waitFor(() => expect(offers()).toEqual(['o1 1 × 3990']));
});
