import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import { anOfferPage } from '@/contract/offer.builder';
import { queryClient } from '@/data/client';
import { forgetEtags } from '@/data/etags';
import { forgetOwnAddress } from '@/data/own-address';
import { session } from '@/data/session';
import { openBeside } from '@/platform/open-beside';
import { WordsProvider } from '@/words/words';
import { BuyOver } from './buy-over';

jest.mock('@/platform/vault', () => ({ vault: { read: () => Promise.resolve('r'), write: () => Promise.resolve() } }));
jest.mock('@/platform/open-beside', () => ({ openBeside: jest.fn(() => Promise.resolve(true)) }));
const opened = jest.mocked(openBeside);

const RIVER = { region: '330802', name: '王敏', phone: '13800138000', detail: '沿江街 8 号' };
const UNTIL = '2099-01-01T00:00:00Z';
const ORDER = { id: 'x1', state: 'awaiting-payment', payUntil: UNTIL, amount: 3990, deposit: null };
const HANDOVER = { kind: 'open', url: '/cashier/?order=x1' };

let answers: Record<string, readonly [number, unknown]>;
let asked: string[];
let ordered: unknown[];

beforeEach(() => {
  queryClient.clear();
  forgetEtags();
  forgetOwnAddress();
  opened.mockClear();
  const user = { id: 'li', name: '林', phone: null, email: null };
  session.set({ status: 'in', user: user as never }); // its id alone is looked at
  asked = [];
  ordered = [];
  answers = {
    'POST /api/account/sessions/refresh': [200, { access: 'a', accessExpiresIn: 900, refresh: 'r', user }],
    'GET /api/app/home': [200, { station: { slug: 'qinghe', name: '清河台' } }],
    'GET /api/shop/offers/o1': [200, anOfferPage({ returns: 'seven-days' })],
    'GET /api/shop/addresses': [200, { addresses: [{ ...RIVER, id: 'a1', isFirst: true }] }],
    'GET /api/shop/my-coupons': [200, { coupons: [] }],
    'POST /api/shop/orders': [201, ORDER],
    'PUT /api/shop/orders/x1/address': [200, {}],
    'GET /api/shop/orders/x1': [200, ORDER],
    'GET /api/shop/ways-to-pay': [200, { ways: [{ provider: 'sandbox', methods: ['page'] }] }],
    'POST /api/shop/payments': [201, { id: 'p1', handover: HANDOVER }],
  };
  globalThis.fetch = (url, init) => {
    const { pathname: path } = new URL(url instanceof Request ? url.url : url, 'http://host');
    const key = `${init?.method ?? 'GET'} ${path}`;
    asked.push(key);
    if (key === 'POST /api/shop/orders') ordered.push(JSON.parse(init?.body as string)); // we send text
    const [status, answer] = answers[key] ?? [404, { error: { code: 'LAB.NONE', message: '没有' } }];
    return Promise.resolve(new Response(JSON.stringify(answer), { status }));
  };
});

function open(onClose: () => void = () => undefined) {
  const Page = () => (
    <QueryClientProvider client={queryClient}>
      <WordsProvider tongue="zh">
        <BuyOver offer="o1" session="s1" onClose={onClose} />
      </WordsProvider>
    </QueryClientProvider>
  );
  return renderRouter({ 'watch/[session]': Page, 'mall/orders/[id]': () => null }, { initialUrl: '/watch/s1' });
}

const pressed = (name: string) => act(() => fireEvent.press(screen.getByRole('button', { name })));

/** The till's button stands there before it is known how the station can be paid. */
const payable = () => waitFor(() => expect(screen.getByRole('button', { name: '付款 ¥39.90' })).toBeEnabled());

it('orders and pays without leaving the live, and says when it is paid', async () => {
  const onClose = jest.fn();
  const router = open(onClose);
  await screen.findByText('王敏 13800138000');
  pressed('提交并付款 ¥39.90');
  await payable();
  expect(ordered).toEqual([{ lines: [{ offer: 'o1', quantity: 1, price: 3990 }], session: 's1' }]);
  expect(router.getPathname()).toBe('/watch/s1');
  pressed('付款 ¥39.90');
  await waitFor(() => expect(opened).toHaveBeenCalledWith('/cashier/?order=x1'));
  expect(router.getPathname()).toBe('/watch/s1');
  answers['GET /api/shop/orders/x1'] = [200, { ...ORDER, state: 'paid' }];
  await screen.findByText('已付款，会按发货承诺寄出', {}, { timeout: 5_000 });
  pressed('回到直播');
  expect(onClose).toHaveBeenCalledTimes(1);
});

it('where the browser holds the window back, the next press opens the same till', async () => {
  opened.mockResolvedValueOnce(false);
  open();
  await screen.findByText('王敏 13800138000');
  pressed('提交并付款 ¥39.90');
  await payable();
  pressed('付款 ¥39.90');
  await screen.findByRole('button', { name: '打开收银台' });
  pressed('打开收银台');
  await waitFor(() => expect(opened).toHaveBeenCalledTimes(2));
  expect(asked.filter((one) => one === 'POST /api/shop/payments')).toHaveLength(1);
});

it('asks strangers to sign in and names the seller', async () => {
  session.set({ status: 'out', user: null });
  open();
  await screen.findByText('登录后下单，直播不会停');
  expect(screen.getByText('0570-8800123')).toBeOnTheScreen();
});

it('says so when it is not sold any more', async () => {
  answers['GET /api/shop/offers/o1'] = [404, { error: { code: 'SHOP.OFFER_NOT_FOUND', message: '没有' } }];
  open();
  await screen.findByText('这件商品现在不卖了');
});
