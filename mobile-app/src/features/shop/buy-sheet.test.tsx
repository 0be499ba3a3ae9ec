import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import { anOfferPage } from '@/contract/offer.builder';
import type { ShownGroup } from '@/contract/types';
import { queryClient } from '@/data/client';
import { forgetEtags } from '@/data/etags';
import { forgetOwnAddress, keepAddress } from '@/data/own-address';
import { session } from '@/data/session';
import { WordsProvider } from '@/words/words';
import { BuySheet } from './buy-sheet';

const RIVER = { region: '330802', name: '王敏', phone: '13800138000', detail: '沿江街 8 号' };
const HILL = { region: '330802', name: '王建国', phone: '13900139000', detail: '茂岭路 3 号' };
const TERMS = { name: '秋收券', threshold: 3000, offers: null, order: null, batch: 'b1' };
const TIMES = { validFrom: '2026-01-01T00:00:00Z', validTo: '2099-01-01T00:00:00Z' };
const ORDER = { id: 'x1', state: 'awaiting-payment', payUntil: '2099-01-01T00:00:00Z', amount: 3190 };
const GROUP: ShownGroup = {
  ...{ id: 'g1', cutoff: '2099-01-01T00:00:00Z', minimum: 5, paid: 2 },
  point: { name: '周姐', point: '东街社区服务站', region: '330802', detail: '东街 21 号' },
};

type Asked = { readonly method: string; readonly path: string; readonly body: unknown };
/** The host at the other end of the wire, by method and path; what is not written here is not found. */
let answers: Record<string, readonly [number, unknown]>;
let asked: Asked[];

jest.mock('@/platform/vault', () => ({ vault: { read: () => Promise.resolve('r'), write: () => Promise.resolve() } }));
beforeEach(() => {
  queryClient.clear();
  forgetEtags();
  forgetOwnAddress();
  const user = { id: 'li', name: '林', phone: null, email: null };
  session.set({ status: 'in', user: user as never }); // its id alone is looked at
  asked = [];
  answers = {
    'POST /api/account/sessions/refresh': [200, { access: 'a', accessExpiresIn: 900, refresh: 'r', user }],
    'GET /api/shop/addresses': [
      200,
      {
        addresses: [
          { ...RIVER, id: 'a1', isFirst: true },
          { ...HILL, id: 'a2', isFirst: false },
        ],
      },
    ],
    'GET /api/shop/my-coupons': [200, { coupons: [] }],
    'POST /api/shop/orders': [201, ORDER],
    'PUT /api/shop/orders/x1/address': [200, {}],
  };
  globalThis.fetch = (url, init) => {
    const { pathname: path } = new URL(url instanceof Request ? url.url : url, 'http://host');
    const method = init?.method ?? 'GET';
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    asked.push({ method, path, body });
    const [status, answer] = answers[`${method} ${path}`] ?? [404, { error: { code: 'LAB.NONE', message: '没有' } }];
    return Promise.resolve(new Response(JSON.stringify(answer), { status }));
  };
});

function open(group: ShownGroup | null = null) {
  const offer = anOfferPage({ returns: 'seven-days' });
  const Page = () => (
    <QueryClientProvider client={queryClient}>
      <WordsProvider tongue="zh">
        <BuySheet offer={offer} group={group} onClose={() => undefined} onRenew={() => undefined} />
      </WordsProvider>
    </QueryClientProvider>
  );
  return renderRouter({ mall: Page, 'mall/orders/[id]': () => null }, { initialUrl: '/mall' });
}

const pressed = (name: string | RegExp) => act(() => fireEvent.press(screen.getByRole('button', { name })));
const bodiesOf = (method: string, path: string) =>
  asked.filter((one) => one.method === method && one.path === path).map(({ body }) => body);
const LINE = { offer: 'o1', quantity: 1, price: 3990 };

it('goes to the first choice of the book, or to another one that is picked', async () => {
  open();
  await screen.findByText('王敏 13800138000');
  pressed('改地址');
  pressed(/王建国/);
  await screen.findByText('王建国 13900139000');
  pressed('提交并付款 ¥39.90');
  await waitFor(() => expect(bodiesOf('PUT', '/api/shop/orders/x1/address')).toEqual([HILL]));
  expect(bodiesOf('POST', '/api/shop/orders')).toEqual([{ lines: [LINE] }]);
});

it('takes the best coupon that fits off the price, and names it in the order', async () => {
  const coupons = [
    { ...TERMS, ...TIMES, id: 'c1', cut: 500 },
    { ...TERMS, ...TIMES, id: 'c2', cut: 800 },
  ];
  answers['GET /api/shop/my-coupons'] = [200, { coupons }];
  open();
  await screen.findByText('秋收券 −¥8.00');
  await screen.findByText('王敏 13800138000');
  pressed('提交并付款 ¥31.90');
  await waitFor(() => expect(bodiesOf('POST', '/api/shop/orders')).toEqual([{ lines: [LINE], coupon: 'c2' }]));
});

it('says why a coupon was refused, and orders without it', async () => {
  answers['GET /api/shop/my-coupons'] = [200, { coupons: [{ ...TERMS, ...TIMES, id: 'c1', cut: 500 }] }];
  const refusal = { code: 'SHOP.COUPON_REFUSED', message: '不能用：used', details: { why: 'used' } };
  answers['POST /api/shop/orders'] = [409, { error: refusal }];
  open();
  await screen.findByText('王敏 13800138000');
  await screen.findByText('秋收券 −¥5.00');
  pressed('提交并付款 ¥34.90');
  await screen.findByText('这张优惠券已经用过');
  answers['POST /api/shop/orders'] = [201, ORDER];
  pressed('不用优惠券下单');
  pressed('提交并付款 ¥39.90');
  await waitFor(() => expect(bodiesOf('POST', '/api/shop/orders')).toHaveLength(2));
  expect(bodiesOf('POST', '/api/shop/orders')[1]).toEqual({ lines: [LINE] });
});

it('asks for no address where neighbours pick it up', async () => {
  open(GROUP);
  await screen.findByText('东街社区服务站');
  expect(screen.queryByText('收货地址')).toBeNull();
  pressed('提交并付款 ¥39.90');
  await waitFor(() => expect(bodiesOf('POST', '/api/shop/orders')).toEqual([{ lines: [LINE], group: 'g1' }]));
  expect(asked.some(({ method }) => method === 'PUT')).toBe(false);
});

it('falls back to what this device kept where the book cannot be reached', async () => {
  answers['GET /api/shop/addresses'] = [500, {}];
  keepAddress('li', HILL);
  open();
  await screen.findByText('王建国 13900139000');
});
