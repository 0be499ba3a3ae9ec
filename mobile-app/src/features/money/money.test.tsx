import AsyncStorage from '@react-native-async-storage/async-storage';
import { act, fireEvent, screen } from '@testing-library/react-native';
import { Slot, useLocalSearchParams } from 'expo-router';
import { renderRouter } from 'expo-router/testing-library';
import { queryClient } from '@/data/client';
import { forgetEtags } from '@/data/etags';
import { changePrefs } from '@/data/prefs';
import { AppFrame } from '@/frame/app-frame';
import vectors from './proof/vectors.json';
import { ReceiptScreen } from './receipt-screen';
import { WelfareScreen } from './welfare-screen';

const TOKEN = 'a'.repeat(32);
const SESSION = '0198c2a0-0000-7000-8000-000000000001';
const WELFARE = {
  ...{ station: 'yunze', session: SESSION, asOf: '2026-11-30T04:00:00.000Z', orders: 6, unsettled: 1 },
  ...{ gross: 35_940, refunds: 0, households: 6 },
  shares: [
    { kind: 'supplier', fen: 25_200 },
    { kind: 'rest', fen: 10_740 },
  ],
  villages: [{ village: '', households: 6, fen: 25_200 }],
  donations: [
    {
      ...{ beneficiary: '云泽慈善会', promise: '每箱捐一元', state: 'paid' },
      ...{ accrued: 600, paid: 600, receiptNo: 'No. 7' },
    },
  ],
};

function Frame() {
  return (
    <AppFrame>
      <Slot />
    </AppFrame>
  );
}

function Receipt() {
  return <ReceiptScreen token={useLocalSearchParams<{ token: string }>().token} />;
}

function Live() {
  return <WelfareScreen {...useLocalSearchParams<{ station: string; session: string }>()} />;
}

const open = (initialUrl: string) =>
  renderRouter({ _layout: Frame, 'receipts/[token]': Receipt, 'welfare/[station]/[session]': Live }, { initialUrl });

let answers: Record<string, unknown> = {};
const answer: typeof fetch = (url) => {
  const path = new URL(url instanceof Request ? url.url : url, 'http://host').pathname;
  const known = answers[path];
  const gone = { error: { code: 'BOOKS.RECEIPT_NOT_FOUND', message: '没有找到这张去向单', details: {} } };
  const none = { error: { code: 'HEARTH.NOT_FOUND', message: '没有找到', details: {} } };
  const refused = path.startsWith('/api/shop/receipts') ? gone : none;
  return Promise.resolve(new Response(JSON.stringify(known ?? refused), { status: known ? 200 : 404 }));
};

beforeEach(async () => {
  await AsyncStorage.clear();
  changePrefs({ language: 'zh' });
  globalThis.fetch = answer;
  queryClient.clear();
  forgetEtags();
  answers = {
    [`/api/shop/receipts/${TOKEN}`]: vectors.receipt,
    '/api/shop/day-roots/yunze': { roots: vectors.receipt.days, keys: vectors.keys },
    [`/api/shop/welfare/yunze/${SESSION}`]: WELFARE,
  };
});

it('shows where each yuan went, and that this device checked it', async () => {
  open(`/receipts/${TOKEN}`);
  await screen.findByText('这一单的钱去了哪里');
  await screen.findByText('核对无误');
  expect(screen.getByText('给生产者')).toBeOnTheScreen();
  expect(screen.getAllByText(/每 1 元里 \d+ 分/).length).toBeGreaterThan(3);
});

it('says so when a figure is not what the books say', async () => {
  answers[`/api/shop/receipts/${TOKEN}`] = { ...vectors.receipt, paid: vectors.receipt.paid + 1 };
  open(`/receipts/${TOKEN}`);
  await screen.findByText('核对不上');
  expect(screen.getByText('下面的数字和账簿里的不一致，请不要相信，并告诉电视台。')).toBeOnTheScreen();
});

it('checks once the keys have come', async () => {
  const keys = answers['/api/shop/day-roots/yunze'];
  delete answers['/api/shop/day-roots/yunze'];
  open(`/receipts/${TOKEN}`);
  await screen.findByText('没有取到电视台的公钥，暂时不能核对。');
  answers['/api/shop/day-roots/yunze'] = keys;
  act(() => fireEvent.press(screen.getByRole('button', { name: '再试一次' })));
  await screen.findByText('核对无误');
});

it('says what to do with a code that leads nowhere', async () => {
  open(`/receipts/${'b'.repeat(32)}`);
  await screen.findByText('没有找到这张去向单');
});

it('accounts for a live in public, in English as well', async () => {
  changePrefs({ language: 'en' });
  open(`/welfare/yunze/${SESSION}`);
  await screen.findByText('Where the money of this live went');
  for (const said of ['To the producers', 'Orders not settled yet: 1; the figures may change', '云泽慈善会'])
    expect(screen.getByText(said)).toBeOnTheScreen();
  expect(screen.getByText('Donation receipt: No. 7')).toBeOnTheScreen();
});

it('keeps the income of few households to itself', async () => {
  answers[`/api/shop/welfare/yunze/${SESSION}`] = { ...WELFARE, shares: null, villages: [], households: 3 };
  open(`/welfare/yunze/${SESSION}`);
  await screen.findByText(/供货的农户不足五户/);
  expect(screen.queryByText('给生产者')).toBeNull();
});
