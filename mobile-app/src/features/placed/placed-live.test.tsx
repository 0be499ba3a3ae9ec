import { QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import type { ReactNode } from 'react';
import { queryClient } from '@/data/client';
import { forgetEtags } from '@/data/etags';
import { WordsProvider } from '@/words/words';
import { PlacedLives } from './placed-live';

const HOME = { station: { slug: 'yunze', name: '云泽台', slogan: null, inks: ['#B83214', '#FFFFFF'] }, stations: [] };
let bodies: Record<string, unknown>;

beforeEach(() => {
  queryClient.clear();
  forgetEtags();
  bodies = { '/api/app/home': HOME };
  globalThis.fetch = (url) => {
    const { pathname } = new URL(url instanceof Request ? url.url : url, 'http://host');
    const answer = bodies[pathname];
    const none = { error: { code: 'HEARTH.NOT_FOUND', message: '没有找到', details: {} } };
    return Promise.resolve(new Response(JSON.stringify(answer ?? none), { status: answer ? 200 : 404 }));
  };
});

function open(node: ReactNode) {
  const Page = () => (
    <QueryClientProvider client={queryClient}>
      <WordsProvider tongue="zh">{node}</WordsProvider>
    </QueryClientProvider>
  );
  return renderRouter({ feed: Page }, { initialUrl: '/feed' });
}

it('marks what is advertising between the stories, where it was placed', async () => {
  const placed = { id: 'p1', session: 's1', title: '脐橙专场', position: 3, isAdvertising: true, isLive: true };
  bodies['/api/live/placements'] = { placements: [{ ...placed, plannedAt: '2026-12-01T12:00:00.000Z' }] };
  open(
    <>
      <PlacedLives story={2} />
      <PlacedLives story={3} />
    </>,
  );
  expect(await screen.findAllByText('脐橙专场')).toHaveLength(1);
  expect(screen.getByText('广告')).toBeTruthy();
});
