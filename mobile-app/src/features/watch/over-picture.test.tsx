import { render, screen } from '@testing-library/react-native';
import { aPin, aSession } from '@/contract/live-room.builder';
import { WordsProvider } from '@/words/words';
import { OverPicture, type OverPictureProps } from './over-picture';

const show = (change: Partial<OverPictureProps> = {}) =>
  render(
    <WordsProvider tongue="zh">
      <OverPicture session={aSession()} overlays={[]} pinned={null} isFilled={false} {...change} />
    </WordsProvider>,
  );

it('says that a machine speaks for as long as it does, whatever else is told', () => {
  show({ session: aSession({ hostKind: 'digital-human' }), overlays: [{ kind: 'correction', text: '5 斤装' }] });
  expect(screen.getByTestId('ai-mark')).toHaveTextContent('数字人主播');
  expect(screen.getByText('更正：5 斤装')).toBeOnTheScreen();
});

it('says what the station says of what a machine made', () => {
  show({ overlays: [{ kind: 'ai', text: 'AI 生成场景' }] });
  expect(screen.getByTestId('ai-mark')).toHaveTextContent('AI 生成场景');
});

it('says nothing of machines where there is none', () => {
  show();
  expect(screen.queryByTestId('ai-mark')).toBeNull();
});

it.each([
  [{ kind: 'paused', text: '' } as const, '直播暂停，稍后继续'],
  [{ kind: 'paused', text: '直播暂停，请稍候 Paused for a moment' } as const, '直播暂停，稍后继续'],
  [{ kind: 'paused', text: '检测报告到期' } as const, '直播暂停：检测报告到期'],
  [{ kind: 'rehearsal', text: '彩排中' } as const, '彩排中，商品不出售'],
])('%j stands over the picture as %s', (overlay, words) => {
  show({ overlays: [overlay] });
  expect(screen.getByText(words)).toBeOnTheScreen();
});

it('an advertising piece says so for as long as it is seen, and no other does', () => {
  const clip = { id: 'c1', title: '【广告】怎么挑脐橙', isAd: true, from: 600, isWhole: true };
  show({ session: aSession({ clip }) });
  expect(screen.getByText('广告')).toBeOnTheScreen();
  screen.unmount();
  show({ session: aSession({ clip: { ...clip, isAd: false } }) });
  expect(screen.queryByText('广告')).toBeNull();
});

it('over a filled screen who sells what is said in the picture, and only there', () => {
  show({ pinned: aPin(), isFilled: true });
  expect(screen.getByText('上坞脐橙 5 斤装 ¥39.90')).toBeOnTheScreen();
  for (const said of ['上坞合作社', '浙江省衢州市上坞村 12 号', '0570-8800123']) {
    expect(screen.getByText(said)).toBeOnTheScreen();
  }
  screen.unmount();
  show({ pinned: aPin() });
  expect(screen.queryByText('上坞合作社')).toBeNull();
});
