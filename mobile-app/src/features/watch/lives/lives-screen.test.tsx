import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import type { AnnouncedLive, LiveCard, ReplayedLive } from '@/contract/types';
import { queryClient } from '@/data/client';
import { Text } from '@/ui/text';
import { WordsProvider } from '@/words/words';
import type { PartLoader, ReserveLineProps } from '../watch-parts';
import { LivesScreen } from './lives-screen';

const LIVES = '/api/streaming/lives';
const SESSIONS = '/api/live/sessions';
const AS_OF = '2026-12-01T02:00:00.000Z';
const station = { slug: 'qinghe', name: '清河台' };
const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString();

const onAir: LiveCard = {
  ...{ playbackId: 'tea', title: '春茶专场', station, state: 'live', since: AS_OF, poster: null, viewers: 12 },
  ...{ passNeeded: false, audioOnly: false },
};
const oranges: AnnouncedLive = {
  ...{ id: 's1', station, title: '脐橙专场', language: 'zh-Hans', hostKind: 'human', isAdvertising: true },
  ...{ place: '上坞村', plannedAt: hours(30), plannedMinutes: 60 },
  reserving: { isOpen: true, reserved: 86, hasBenefit: false },
};
const kiln: AnnouncedLive = { ...oranges, id: 's2', title: '窑火专场', hostKind: 'digital-human', reserving: null };
const again: ReplayedLive = {
  id: 's9',
  station,
  title: '秋茶专场',
  isAdvertising: true,
  beganAt: AS_OF,
  seconds: 3_600,
};

/** What of reserving stands in a line is another feature's. */
const reserve: PartLoader<ReserveLineProps> = () =>
  Promise.resolve(({ session, reserved, isOpen }) => <Text>{`reserve ${session} ${reserved} ${isOpen}`}</Text>);

let answers: Record<string, unknown>;

beforeEach(() => {
  queryClient.clear();
  queryClient.setDefaultOptions({ queries: { retry: false } });
  answers = { [LIVES]: { lives: [], asOf: AS_OF }, [SESSIONS]: { coming: [], replays: [], asOf: AS_OF } };
  globalThis.fetch = (url) => {
    const { pathname: path } = new URL(url instanceof Request ? url.url : url, 'http://host');
    const body = answers[path] ?? { error: { code: 'LAB.AWAY', message: '不在', details: {} } };
    return Promise.resolve(new Response(JSON.stringify(body), { status: path in answers ? 200 : 503 }));
  };
});

function open(tongue: 'zh' | 'en' = 'zh') {
  const Page = () => (
    <QueryClientProvider client={queryClient}>
      <WordsProvider tongue={tongue}>
        <LivesScreen reserve={reserve} />
      </WordsProvider>
    </QueryClientProvider>
  );
  renderRouter({ watch: Page, 'watch/[session]': () => null, index: () => null }, { initialUrl: '/watch' });
}

const told = (coming: readonly AnnouncedLive[], replays: readonly ReplayedLive[] = []) => {
  answers[SESSIONS] = { coming, replays, asOf: AS_OF };
};
const titles = (): string[] =>
  screen.getAllByRole('heading').map(({ props }) => String((props as { children: unknown }).children));

it('lists what is on the air first, then what comes, then what can be watched again', async () => {
  answers[LIVES] = { lives: [onAir], asOf: AS_OF };
  told([oranges, kiln], [again]);
  open();
  await screen.findByText('秋茶专场');
  await screen.findByText('reserve s1 86 true');
  expect(titles()).toEqual(
    expect.arrayContaining(['春茶专场', '直播预告', '脐橙专场', '窑火专场', '精彩回放', '秋茶专场']),
  );
  const order = ['春茶专场', '直播预告', '脐橙专场', '窑火专场', '精彩回放', '秋茶专场'].map((one) =>
    titles().indexOf(one),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(screen.getAllByText('清河台 · 上坞村')).toHaveLength(2);
  expect(screen.getByText(/直播 · 60 分钟$/)).toBeOnTheScreen();
  expect(screen.queryByText(/^reserve s2/)).toBeNull();
});

it('says what sells and what a machine will speak, and that something is late', async () => {
  told([{ ...kiln, plannedAt: hours(-0.2) }]);
  open();
  for (const said of ['广告', '数字人主播', '马上开播']) expect(await screen.findByText(said)).toBeOnTheScreen();
  expect(screen.getByText('现在没有直播，下面是接下来的。')).toBeOnTheScreen();
});

it('says in both languages that there is nothing, only when there is nothing at all', async () => {
  open('en');
  expect(await screen.findByText('Nothing is live now')).toBeOnTheScreen();
  told([], [again]);
  await act(() => queryClient.refetchQueries());
  expect(await screen.findByText('Nothing is live right now. Replays are below.')).toBeOnTheScreen();
  expect(screen.getByText(/· 60 minutes$/)).toBeOnTheScreen();
});

it('shows what is on the air though what comes cannot be read, and tries that again by itself', async () => {
  answers = { [LIVES]: { lives: [onAir], asOf: AS_OF } };
  open();
  expect(await screen.findByText('春茶专场')).toBeOnTheScreen();
  expect(await screen.findByText('直播预告没有取到')).toBeOnTheScreen();
  told([oranges]);
  fireEvent.press(screen.getByText('再试一次'));
  expect(await screen.findByText('脐橙专场')).toBeOnTheScreen();
});

it('shows one error where nothing could be read, and what comes where only the lives could not', async () => {
  answers = {};
  open();
  await screen.findByText('再试一次');
  expect(screen.getAllByText('再试一次')).toHaveLength(1);
  told([oranges]);
  await act(() => queryClient.refetchQueries());
  await waitFor(() => expect(screen.getByText('脐橙专场')).toBeOnTheScreen());
  expect(screen.getAllByText('再试一次')).toHaveLength(1);
});
