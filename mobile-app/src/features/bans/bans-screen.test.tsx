import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import type { OwnBan } from '@/contract/types';
import { queryClient } from '@/data/client';
import { forgetEtags } from '@/data/etags';
import { session } from '@/data/session';
import { WordsProvider } from '@/words/words';
import { BansScreen } from './bans-screen';

const BAN: OwnBan = {
  ...{ id: '0195f000-0000-7000-8000-00000000c001', station: 'yunze', rule: 'fraud', reason: '冒充客服' },
  ...{ ruleText: { 'zh-Hans': '冒充他人或诈骗', en: 'Impersonation or fraud' }, law: '《反电信网络诈骗法》第二十五条' },
  ...{ evidence: '转账给我', from: '2026-11-30T00:00:00.000Z', until: '2026-12-07T00:00:00.000Z', state: 'running' },
  ...{ appeal: null, decision: null, mayAppeal: true },
};

const USER = { id: 'li', name: '林', phone: null, email: null };
const REFRESHED = { access: 'a', accessExpiresIn: 900, refresh: 'r', user: USER };

let bans: readonly OwnBan[];
let sent: unknown[];

jest.mock('@/platform/vault', () => ({ vault: { read: () => Promise.resolve('r'), write: () => Promise.resolve() } }));
beforeEach(() => {
  queryClient.clear();
  forgetEtags();
  session.set({ status: 'in', user: USER as never }); // its id alone is looked at
  bans = [BAN];
  sent = [];
  globalThis.fetch = (url, call) => {
    const { pathname } = new URL(url instanceof Request ? url.url : url, 'http://host');
    if (pathname.endsWith('/refresh')) return Promise.resolve(new Response(JSON.stringify(REFRESHED)));
    if (pathname === '/api/live/my-bans') return Promise.resolve(new Response(JSON.stringify({ bans })));
    if (!pathname.endsWith('/appeal')) return Promise.resolve(new Response('{}', { status: 404 }));
    sent.push(typeof call?.body === 'string' ? JSON.parse(call.body) : null);
    const appealed: OwnBan = { ...BAN, state: 'appealed', mayAppeal: false, appeal: { words: '我没有', at: BAN.from } };
    bans = [appealed];
    return Promise.resolve(new Response(JSON.stringify(appealed)));
  };
});

function open(): void {
  const Bans = () => (
    <QueryClientProvider client={queryClient}>
      <WordsProvider tongue="zh">
        <BansScreen />
      </WordsProvider>
    </QueryClientProvider>
  );
  renderRouter({ bans: Bans }, { initialUrl: '/bans' });
}

it('says by which rule and until when, and sends an appeal once', async () => {
  open();
  await screen.findByRole('heading', { name: '冒充他人或诈骗' });
  expect(screen.getByText('您的原话：转账给我')).toBeOnTheScreen();
  act(() => fireEvent.press(screen.getByRole('button', { name: '申诉' })));
  act(() => fireEvent.changeText(screen.getByLabelText('为什么处罚不对'), '我没有'));
  act(() => fireEvent.press(screen.getByRole('button', { name: '提交申诉' })));
  await screen.findByText('您的申诉：我没有');
  expect(sent).toEqual([{ words: '我没有' }]);
  await waitFor(() => expect(screen.queryByRole('button', { name: '提交申诉' })).toBeNull());
});

it('says that there is none', async () => {
  bans = [];
  open();
  await screen.findByText('没有处罚');
});
