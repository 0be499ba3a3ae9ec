import { QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import type { TracePage } from '@/contract/types';
import { queryClient } from '@/data/client';
import { forgetEtags } from '@/data/etags';
import { changePrefs } from '@/data/prefs';
import { WordsProvider } from '@/words/words';
import { TraceScreen } from './trace-screen';

const LOT = '0195f000-0000-7000-8000-000000000001';
const both = (zh: string, en: string) => ({ 'zh-Hans': zh, en });

const PAGE: TracePage = {
  ...{ lot: LOT, code: 'L2026-11', madeAt: '2026-11-01', bestBefore: '2026-12-20', recall: null },
  product: { title: '云泽小米', spec: '5 斤装', origin: '云泽县', storage: '阴凉', gtin: '06901234123456' },
  ...{ maker: '云泽果蔬合作社', province: both('云南省', 'Yunnan'), station: both('云泽台', 'Yunze') },
  steps: [
    { step: 'harvest', name: both('采收', 'Harvested'), at: '2026-11-01T01:00:00.000Z', place: '云泽三号园' },
    { step: 'pack', name: both('包装', 'Packed'), at: '2026-11-02T01:00:00.000Z', place: null },
  ],
  papers: [
    { kind: 'test-report', name: both('检测报告', 'Test report'), isValid: true, until: '2027-02-01' },
    { kind: 'organic-certificate', name: both('有机产品认证证书', 'Organic'), isValid: false, until: '2026-10-01' },
  ],
  asOf: '2026-11-30T02:00:00.000Z',
};

const asked: string[] = [];

type Answered = { readonly status?: number; readonly body: unknown };

function open(lot: string, answer: Answered, language: 'zh' | 'en' = 'zh'): void {
  changePrefs({ language });
  asked.length = 0;
  globalThis.fetch = (url) => {
    const { pathname } = new URL(url instanceof Request ? url.url : url, 'http://host');
    if (!pathname.startsWith('/api/trace/')) return Promise.resolve(new Response('{}', { status: 404 }));
    asked.push(pathname);
    return Promise.resolve(new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 }));
  };
  const Lot = () => (
    <QueryClientProvider client={queryClient}>
      <WordsProvider tongue={language}>
        <TraceScreen lot={lot} />
      </WordsProvider>
    </QueryClientProvider>
  );
  renderRouter({ 'trace/[lot]': Lot }, { initialUrl: `/trace/${lot}` });
}

beforeEach(() => {
  queryClient.clear();
  forgetEtags();
});

it('says what it is, where it was and which papers hold', async () => {
  open(LOT, { body: PAGE });
  await screen.findByRole('heading', { name: '云泽小米' });
  for (const text of ['云泽果蔬合作社 · 云南省', 'L2026-11', '2026年12月20日', '采收 · 云泽三号园', '包装'])
    expect(screen.getByText(text)).toBeOnTheScreen();
  expect(screen.getByText('有效，至2027年2月1日')).toBeOnTheScreen();
  expect(screen.getByText('已于2026年10月1日到期')).toBeOnTheScreen();
  expect(screen.queryByText('这个批次已召回')).toBeNull();
});

it('warns of a recall before anything else', async () => {
  open(LOT, { body: { ...PAGE, recall: { at: '2026-11-29T02:00:00.000Z' } } });
  await screen.findByText('这个批次已召回');
  const headings = screen.getAllByRole('heading').map(({ props }) => String(props['children']));
  expect(headings.slice(0, 2)).toEqual(['这个批次已召回', '云泽小米']);
});

it('names no person where a family supplies', async () => {
  open(LOT, { body: { ...PAGE, maker: null } }, 'en');
  await screen.findByText('From a farming family · Yunnan');
  expect(screen.getByText('Harvested · 云泽三号园')).toBeOnTheScreen();
});

it('says that a lot is not there, and asks for none that cannot be', async () => {
  open(LOT, { status: 404, body: { error: { code: 'TRACE.NOT_FOUND', message: '没有', details: {} } } });
  await screen.findByText('没有找到这个批次');
  screen.unmount();
  open('unknown', { body: PAGE });
  await screen.findByText('没有找到这个批次');
  expect(asked).toEqual([]);
});

it('offers another try when the host is not reached', async () => {
  open(LOT, { status: 503, body: {} });
  await screen.findByText('再试一次');
});
