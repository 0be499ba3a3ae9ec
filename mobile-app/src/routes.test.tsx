import AsyncStorage from '@react-native-async-storage/async-storage';
import { act, fireEvent, screen, waitFor } from '@testing-library/react-native';
import { extractExpoPathFromURL } from 'expo-router/build/fork/extractPathFromURL';
import { renderRouter } from 'expo-router/testing-library';
import { expo } from '../app.json';
import type { Story } from '@/contract/types';
import { aStory } from '@/contract/story.builder';
import { queryClient } from '@/data/client';
import { forgetEtags } from '@/data/etags';

const HOME = {
  station: { slug: 'qinghe', name: '清河广播电视台', slogan: null, inks: ['#B83214', '#FFFFFF'] },
  stations: [],
  columns: [{ slug: 'nongshi', name: '农事', description: null, station: 'qinghe' }],
  mode: 'normal',
  asOf: '2026-11-21T02:00:00.000Z',
};

const span = (text: string, href: string | null = null) => ({
  text,
  href,
  bold: null,
  italic: null,
  underline: null,
  strike: null,
  code: null,
});

function wholeStory(): Story {
  const { locale: _, ...card } = aStory();
  return {
    ...card,
    locale: 'zh_Hans',
    locales: ['zh_Hans'],
    tags: ['秋收'],
    readingMinutes: 2,
    film: null,
    source: { name: '清河日报', url: null, author: null },
    evidence: {
      signedBy: ['王琳'],
      publishedAt: card.publishedAt,
      correctedAt: '2026-11-21T03:00:00.000Z',
      corrections: [{ at: '2026-11-21T03:00:00.000Z', note: '亩产应为 620 公斤' }],
    },
    body: [
      { __typename: 'Paragraph', spans: [span('天刚亮。'), span('测产记录', 'javascript:alert(1)')] },
      { __typename: 'Quote', spans: [span('检测单说了算。')], who: '李春生' },
    ],
  };
}

let down = false;

/** The host at the other end of the wire; the app's own code is all real. */
const answer: typeof fetch = (url) => {
  if (down) return Promise.reject(new TypeError('network'));
  const path = new URL(url instanceof Request ? url.url : url, 'http://host').pathname;
  const body: Record<string, unknown> = {
    '/api/app/home': HOME,
    '/api/app/feed': { items: [aStory(), aStory({ id: 's2', title: '第二条' })], next: null, asOf: HOME.asOf },
    '/graphql': { data: { story: wholeStory(), storyGone: null } },
  };
  return Promise.resolve(new Response(JSON.stringify(body[path] ?? {}), { status: path in body ? 200 : 401 }));
};

beforeEach(async () => {
  await AsyncStorage.setItem('hearth:prefs', '{"language":"zh"}');
  down = false;
  globalThis.fetch = answer;
  queryClient.clear();
  forgetEtags();
});

it('the front page shows the station, its columns and its stories', async () => {
  renderRouter('./src/app', { initialUrl: '/' });
  await screen.findByText('茂岭晚稻开镰');
  expect(screen.getByText('第二条')).toBeOnTheScreen();
  expect(screen.getByRole('tab', { name: '最新' })).toBeSelected();
  const tab = await screen.findByRole('tab', { name: '农事' });
  act(() => fireEvent.press(tab));
  await waitFor(() => expect(screen.getByRole('tab', { name: '农事' })).toBeSelected());
});

it('owns its scheme', () => expect(expo.scheme).toBe('hearth'));

const LINKS = ['hearth://story/s1', 'https://news.example.org/story/s1'];

it.each(LINKS)('%s opens the story with its record', async (url) => {
  renderRouter('./src/app', { initialUrl: `/${extractExpoPathFromURL([], url)}` }); // as expo-router reads a link from outside
  await screen.findByText('检测单说了算。');
  for (const said of ['签发 王琳', '更正 11月21日 11:00', '来源：清河日报', '李春生']) {
    expect(screen.getByText(said)).toBeOnTheScreen();
  }
  expect(screen.queryAllByRole('link', { name: '测产记录' })).toEqual([]); // an unsafe address stays text
});

const TOKEN = 'a'.repeat(43);

it.each([
  [`hearth://account/confirm?token=${TOKEN}`, '确认邮箱，开通账号'],
  [`https://news.example.org/account/confirm#token=${TOKEN}`, '确认邮箱，开通账号'],
  [`hearth://account/new-password?token=${TOKEN}`, '保存新密码'],
  ['hearth://account/new-password', '去登录'],
])('%s opens what the e-mail promised', async (url, button) => {
  renderRouter('./src/app', { initialUrl: `/${extractExpoPathFromURL([], url)}` });
  await screen.findByRole('button', { name: button });
});

it('a link that is over leads to another one', async () => {
  const { fetch: usual } = globalThis;
  const over = { error: { code: 'ACCOUNT.LINK_NOT_VALID', message: '链接已失效，请重新获取', details: {} } };
  globalThis.fetch = () => Promise.resolve(new Response(JSON.stringify(over), { status: 410 }));
  renderRouter('./src/app', { initialUrl: `/account/confirm?token=${TOKEN}` });
  const press = async (name: string) => {
    const button = await screen.findByRole('button', { name });
    act(() => fireEvent.press(button));
  };
  await press('确认邮箱，开通账号');
  await screen.findByText('链接已失效');
  await press('重新注册');
  await screen.findByLabelText('称呼');
  globalThis.fetch = usual;
});

it('a dead net says so and is tried again', async () => {
  down = true;
  renderRouter('./src/app', { initialUrl: '/story/s9' });
  await screen.findByText('连不上电视台', {}, { timeout: 4000 });
  down = false;
  act(() => fireEvent.press(screen.getByRole('button', { name: '再试一次' })));
  await screen.findByText('检测单说了算。');
});

it.each([
  ['hearth://live', '/watch', {}],
  ['https://news.example.org/live/tea?pass=abc', '/watch/tea', { session: 'tea', pass: 'abc' }],
])('%s, where lives lay before, leads to %s', async (url, page, params) => {
  const router = renderRouter('./src/app', { initialUrl: `/${extractExpoPathFromURL([], url)}` });
  await waitFor(() => expect(router.getPathname()).toBe(page));
  expect(router.getSearchParams()).toEqual(params);
});

it('an unknown path is a page of ours', async () => {
  renderRouter('./src/app', { initialUrl: '/no/such/page' });
  expect((await screen.findAllByText('没有这个页面')).length).toBeGreaterThan(0);
});
