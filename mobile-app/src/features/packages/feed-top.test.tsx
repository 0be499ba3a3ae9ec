import AsyncStorage from '@react-native-async-storage/async-storage';
import { screen, waitFor } from '@testing-library/react-native';
import { Slot } from 'expo-router';
import { renderRouter } from 'expo-router/testing-library';
import { queryClient } from '@/data/client';
import { AppFrame } from '@/frame/app-frame';
import { Text } from '@/ui/text';
import { FeedTop } from './feed-top';

const CARD = { id: 'p1', title: '汛期里的清河', station: 'qinghe', stories: 4, updatedAt: '2026-11-21T02:00:00.000Z' };

const HOME = {
  station: { slug: 'qinghe', name: '清河台', slogan: null, inks: ['#B83214', '#FFFFFF'] },
  ...{ stations: [], columns: [], mode: 'normal', breaking: [], asOf: '2026-11-21T02:00:00.000Z' },
};

function open(packages: string, home = JSON.stringify(HOME)) {
  globalThis.fetch = (url) => {
    const { pathname } = new URL(url instanceof Request ? url.url : url, 'http://host');
    if (pathname === '/api/app/packages') return Promise.resolve(new Response(packages));
    if (pathname === '/api/app/home') return Promise.resolve(new Response(home));
    return Promise.resolve(new Response('{}', { status: 404 }));
  };
  const Frame = () => (
    <AppFrame>
      <Slot />
    </AppFrame>
  );
  const Front = () => (
    <>
      <FeedTop />
      <Text>下面的稿件</Text>
    </>
  );
  return renderRouter({ _layout: () => <Frame />, index: () => <Front /> }, { initialUrl: '/' });
}

const asked = () => queryClient.getQueryCache().find({ queryKey: ['packages'], exact: false })?.state.fetchStatus;

beforeEach(async () => {
  await AsyncStorage.setItem('hearth:prefs', '{"language":"zh"}');
  queryClient.clear();
});

jest.setTimeout(12_000);

it('shows the newest package', async () => {
  open(JSON.stringify({ items: [CARD], next: null }));
  await screen.findByText(/汛期里的清河/);
});

it.each(['OK', '<html>', 'null', '7', '{}', '{"items":null}', '[]'])(
  'outlives %s in place of packages',
  async (text) => {
    open(text);
    await waitFor(() => expect(asked()).toBe('idle'));
    await screen.findByText('下面的稿件');
  },
);

it.each(['OK', '{}', '[]'])('outlives %s in place of the station', async (text) => {
  open('{"items":[]}', text);
  await screen.findByText('下面的稿件');
  await waitFor(() => expect(asked()).toBe('idle'));
});
