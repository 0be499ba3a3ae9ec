import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import { anOfferPage } from '@/contract/offer.builder';
import { queryClient } from '@/data/client';
import { forgetEtags } from '@/data/etags';
import { forgetOwnAddress } from '@/data/own-address';
import { session } from '@/data/session';
import { WordsProvider } from '@/words/words';
import { GroupOver, type GroupOverProps } from './group-over';

jest.mock('@/platform/vault', () => ({ vault: { read: () => Promise.resolve('r'), write: () => Promise.resolve() } }));
jest.mock('@/platform/open-beside', () => ({ openBeside: jest.fn(() => Promise.resolve(true)) }));

const UNTIL = '2099-01-01T00:00:00Z';
const ORDER = { id: 'x1', state: 'awaiting-payment', payUntil: UNTIL, amount: 3990, deposit: null };
const POINT = { name: '李姐', point: '沿江社区驿站', region: '330802', detail: '沿江街 8 号' };
const GROUP = { id: 'g1', point: POINT, cutoff: UNTIL, minimum: 3, paid: 1 };
const TOOL = { id: 'g1', title: '上坞脐橙 5 斤装 · 沿江社区驿站', offer: 'o1' };

let answers: Record<string, readonly [number, unknown]>;
let asked: { readonly key: string; readonly body: unknown }[];

beforeEach(() => {
  queryClient.clear();
  forgetEtags();
  forgetOwnAddress();
  const user = { id: 'li', name: '林', phone: null, email: null };
  session.set({ status: 'in', user: user as never }); // its id alone is looked at
  asked = [];
  answers = {
    'POST /api/account/sessions/refresh': [200, { access: 'a', accessExpiresIn: 900, refresh: 'r', user }],
    'GET /api/app/home': [200, { station: { slug: 'qinghe', name: '清河台' } }],
    'GET /api/shop/offers/o1': [200, anOfferPage({ returns: 'seven-days' })],
    'GET /api/shop/offers/o1/groups': [200, { groups: [GROUP] }],
    'GET /api/shop/addresses': [200, { addresses: [] }],
    'GET /api/shop/my-coupons': [200, { coupons: [] }],
    'POST /api/shop/orders': [201, ORDER],
    'GET /api/shop/orders/x1': [200, { ...ORDER, state: 'paid' }],
  };
  globalThis.fetch = (url, init) => {
    const { pathname: path } = new URL(url instanceof Request ? url.url : url, 'http://host');
    const key = `${init?.method ?? 'GET'} ${path}`;
    asked.push({ key, body: typeof init?.body === 'string' ? JSON.parse(init.body) : null });
    const [status, answer] = answers[key] ?? [404, { error: { code: 'LAB.NONE', message: '没有' } }];
    return Promise.resolve(new Response(JSON.stringify(answer), { status }));
  };
});

function open(tool: GroupOverProps['tool'] = TOOL) {
  const Page = () => (
    <QueryClientProvider client={queryClient}>
      <WordsProvider tongue="zh">
        <GroupOver session="s1" tool={tool} onClose={() => undefined} />
      </WordsProvider>
    </QueryClientProvider>
  );
  return renderRouter({ 'watch/[session]': Page, 'sign-in': () => null }, { initialUrl: '/watch/s1' });
}

const pressed = (name: string) => act(() => fireEvent.press(screen.getByRole('button', { name })));

it('says how many are wanted still, and orders with the group without an address and without leaving the live', async () => {
  const router = open();
  await screen.findByText('还差 2 件成团');
  pressed('参加这个团');
  await screen.findByText('货到自提点后凭提货码领取，不用填地址');
  await waitFor(() => expect(screen.getByRole('button', { name: '提交并付款 ¥39.90' })).toBeEnabled());
  pressed('提交并付款 ¥39.90');
  await screen.findByText('已付款。成团后发到自提点；到时没满，全额退款');
  expect(asked.find(({ key }) => key === 'POST /api/shop/orders')?.body).toMatchObject({ group: 'g1', session: 's1' });
  expect(asked.map(({ key }) => key)).not.toContain('PUT /api/shop/orders/x1/address');
  expect(router.getPathname()).toBe('/watch/s1');
});

it('says that it is closed when it gathers no more', async () => {
  answers['GET /api/shop/offers/o1/groups'] = [200, { groups: [] }];
  open();
  await screen.findByText('这个团已经截止');
});

it('says so too, and asks nothing, where no goods are named', async () => {
  open({ id: 'g1', title: TOOL.title });
  await screen.findByText('这个团已经截止');
  expect(asked.filter(({ key }) => key.endsWith('/groups'))).toEqual([]);
});

it('asks strangers to sign in', async () => {
  session.set({ status: 'out', user: null });
  const router = open();
  await screen.findByText('还差 2 件成团');
  pressed('登录后参团');
  await waitFor(() => expect(router.getPathname()).toBe('/sign-in'));
});
