import { QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import type { ReactNode } from 'react';
import { anOffer, anOfferPage } from '@/contract/offer.builder';
import { queryClient } from '@/data/client';
import { forgetEtags } from '@/data/etags';
import { session } from '@/data/session';
import { WordsProvider } from '@/words/words';
import { OfferScreen } from './offer-screen';
import { OrderScreen } from './order-screen';
import { ShelfScreen } from './shelf-screen';

const HOME = { station: { slug: 'yunze', name: '云泽台', slogan: null, inks: ['#B83214', '#FFFFFF'] }, stations: [] };
const OUT = anOffer({ id: 'o2', title: { 'zh-Hans': '主人杯', en: '' }, left: 0 });

/** The host at the other end of the wire. */
const BODIES: Readonly<Record<string, unknown>> = {
  '/api/app/home': HOME,
  '/api/shop/offers': { offers: [OUT, anOffer()] },
  '/api/shop/offers/o1': anOfferPage(),
};

beforeEach(() => {
  queryClient.clear();
  forgetEtags();
  session.set({ status: 'out', user: null });
  globalThis.fetch = (url) => {
    const path = new URL(url instanceof Request ? url.url : url, 'http://host').pathname;
    const body = BODIES[path] ?? { error: { code: 'SHOP.OFFER_NOT_FOUND', message: '没有找到', details: {} } };
    return Promise.resolve(new Response(JSON.stringify(body), { status: path in BODIES ? 200 : 404 }));
  };
});

function open(at: string, node: ReactNode, tongue: 'zh' | 'en' = 'zh') {
  const Page = () => (
    <QueryClientProvider client={queryClient}>
      <WordsProvider tongue={tongue}>{node}</WordsProvider>
    </QueryClientProvider>
  );
  return renderRouter({ mall: Page }, { initialUrl: at });
}

it('the shelf shows what is on sale, what it costs and why, how much is left, and who sells it', async () => {
  open('/mall', <ShelfScreen />);
  await screen.findByText('上坞脐橙');
  for (const said of ['仅剩 8 件', '已售罄']) expect(screen.getByText(said)).toBeOnTheScreen();
  expect(screen.getAllByText('近 7 天最低成交价 ¥45.90')).toHaveLength(2);
  expect(screen.getAllByText('上坞合作社 · 合作社')).toHaveLength(2);
  expect(screen.queryByText('我的订单')).toBeNull(); // a stranger has none
});

it('the page of an offer shows the seller, the rule of returns and the proof, and asks strangers to sign in', async () => {
  open('/mall', <OfferScreen id="o1" />);
  await screen.findByText('浙江省衢州市 上坞村 12 号');
  expect(screen.getByText('0570-8800123')).toBeOnTheScreen();
  expect(screen.getByText(/不支持 7 天无理由退货/)).toBeOnTheScreen();
  expect(screen.getByRole('button', { name: /看检测报告，第 3 页/ })).toBeOnTheScreen();
  expect(screen.getByRole('button', { name: '登录后购买' })).toBeOnTheScreen();
});

it('says so in English when an offer is gone', async () => {
  open('/mall', <OfferScreen id="o9" />, 'en');
  await screen.findByText('This is not on sale now');
});

it('the order of a stranger is asked for after signing in', async () => {
  open('/mall', <OrderScreen id="x1" />);
  await screen.findByText('登录后看自己的订单。');
});
