import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import type { LiveAnswer } from '@/contract/types';
import { queryClient } from '@/data/client';
import { forgetEtags } from '@/data/etags';
import { session } from '@/data/session';
import { WordsProvider } from '@/words/words';
import { minutesOf } from './answer.rules';
import { AssistantPart } from './assistant-part';

const USER = { id: 'li', name: '林', phone: null, email: null };
const LABEL = { 'zh-Hans': 'AI 助理回答', en: 'Answered by AI' };
const ANSWERED: LiveAnswer = {
  ...{ id: 'a1', session: 's1', question: '有农药吗', product: null, outcome: 'answered', topic: null, label: LABEL },
  ...{ text: '未检出', reply: null, queue: null, at: '2026-12-01T12:00:00.000Z' },
  source: { kind: 'paper', paper: 'p1', page: 4, name: { 'zh-Hans': '检测报告', en: 'Test report' } },
};
const HANDED: LiveAnswer = {
  ...{ ...ANSWERED, id: 'a2', question: '多少钱', outcome: 'handed', topic: 'price', text: null, source: null },
  queue: { ahead: 2, seconds: 90 },
};

let sent: { readonly press: string; readonly question: string; readonly product: null }[];
let answer: readonly [number, unknown];
let own: readonly LiveAnswer[];

jest.mock('@/platform/vault', () => ({ vault: { read: () => Promise.resolve('r'), write: () => Promise.resolve() } }));
beforeEach(() => {
  queryClient.clear();
  forgetEtags();
  session.set({ status: 'in', user: USER as never }); // its id alone is looked at
  sent = [];
  own = [];
  answer = [201, ANSWERED];
  globalThis.fetch = (url, call) => {
    const { pathname } = new URL(url instanceof Request ? url.url : url, 'http://host');
    const reply = (status: number, body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { status }));
    if (pathname.endsWith('/refresh'))
      return reply(200, { access: 'a', accessExpiresIn: 900, refresh: 'r', user: USER });
    if (pathname !== '/api/live/sessions/s1/questions') return reply(404, {});
    if (call?.method !== 'POST') return reply(200, { answers: own });
    if (typeof call.body === 'string') sent.push(JSON.parse(call.body) as (typeof sent)[number]);
    return reply(...answer);
  };
});

function open(): void {
  const Page = () => (
    <QueryClientProvider client={queryClient}>
      <WordsProvider tongue="zh">
        <AssistantPart session="s1" />
      </WordsProvider>
    </QueryClientProvider>
  );
  renderRouter({ ask: Page, 'sign-in': () => null }, { initialUrl: '/ask' });
}

const write = (text: string) => act(() => fireEvent.changeText(screen.getByLabelText('问智能助手'), text));
const send = () => act(() => fireEvent.press(screen.getByRole('button', { name: '发送' })));

it('marks what a machine answers, and names the page on which it stands', async () => {
  open();
  write(' 有农药吗 ');
  send();
  await screen.findByText('未检出');
  expect(screen.getByText('AI 助理回答')).toBeOnTheScreen();
  expect(screen.getByText('依据：检测报告第 4 页')).toBeOnTheScreen();
  expect(sent).toEqual([{ press: expect.any(String) as string, question: '有农药吗', product: null }]);
});

it('says that a person takes over, how many wait, and then what the person said', async () => {
  own = [HANDED];
  open();
  await screen.findByText('已转给工作人员');
  expect(screen.getByText('前面还有 2 个问题，大约 2 分钟')).toBeOnTheScreen();
  expect(screen.queryByText('AI 助理回答')).toBeNull();
  own = [{ ...HANDED, queue: null, reply: { by: '周岚', text: '39.90 元', at: HANDED.at } }];
  await screen.findByText('39.90 元', {}, { timeout: 9_000 });
  expect(screen.getByText('周岚 回答')).toBeOnTheScreen();
});

it('asks once, however often it has to be sent', async () => {
  answer = [503, { error: { code: 'HEARTH.BUSY', message: '稍后再试', details: {} } }];
  open();
  write('有农药吗');
  send();
  await screen.findByText(/稍后再试|连不上|稍等/);
  answer = [201, ANSWERED];
  send();
  await screen.findByText('未检出');
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[0]).toEqual(sent[1]);
});

it('leads strangers to where they sign in', () => {
  session.set({ status: 'out', user: null });
  open();
  expect(screen.getByRole('button', { name: '登录后提问' })).toBeOnTheScreen();
});

it.each([
  [0, 1],
  [60, 1],
  [61, 2],
])('%d seconds are %d minutes to whoever waits', (seconds, minutes) => expect(minutesOf(seconds)).toBe(minutes));
