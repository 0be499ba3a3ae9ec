import { act, fireEvent, render, screen } from '@testing-library/react-native';
import { StyleSheet } from 'react-native';
import { SafeAreaProvider } from 'react-native-safe-area-context';
import { ThemeProvider } from '@/theme/use-theme';
import { WordsProvider } from '@/words/words';
import type { AskWords, Told } from './words-beside';
import { WordsBelow } from './words-below';

const METRICS = { frame: { x: 0, y: 0, width: 390, height: 844 }, insets: { top: 0, left: 0, right: 0, bottom: 0 } };
const LANGUAGES: Told['languages'] = [
  { language: 'zh-Hans', name: '简体中文' },
  { language: 'ug', name: 'ئۇيغۇرچە' },
];
const CUES: Readonly<Record<string, Told['cues']>> = {
  'zh-Hans': [{ start: 600_000, end: 604_000, text: '龙舟下水了\n鼓声响起' }],
  ug: [{ start: 600_000, end: 604_000, text: 'كېمە سۇغا چۈشتى' }],
};

/** A phone's player with a picture of this date. */
function aLive({ languages = LANGUAGES }: { languages?: Told['languages'] } = {}) {
  const player = { playing: true, currentLiveTimestamp: 601_000 as number | null };
  const ask = jest.fn<ReturnType<AskWords>, Parameters<AskWords>>(({ language }) =>
    Promise.resolve({ languages, cues: CUES[language ?? ''] ?? [] }),
  );
  const show = () =>
    render(
      <SafeAreaProvider initialMetrics={METRICS}>
        <WordsProvider tongue="zh">
          <ThemeProvider look={{ scheme: 'light', elder: false, mourning: false, chinese: true }}>
            <WordsBelow player={player} ask={ask} />
          </ThemeProvider>
        </WordsProvider>
      </SafeAreaProvider>,
    );
  return { player, ask, show };
}

const later = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const choose = (name: string) => fireEvent.press(screen.getByRole('radio', { name }));

describe('words below the picture of a phone', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are shown while their picture is on screen, in the language that was chosen, each in its direction', async () => {
    const { player, show } = aLive();
    show();
    await later(500);
    choose('简体中文');
    await later(500);
    expect(screen.getByText('龙舟下水了', { includeHiddenElements: true })).toBeTruthy();
    expect(screen.getByText('鼓声响起', { includeHiddenElements: true })).toBeTruthy();
    choose('ئۇيغۇرچە');
    await later(500);
    const uyghur = screen.getByText('كېمە سۇغا چۈشتى', { includeHiddenElements: true });
    expect(StyleSheet.flatten(uyghur.props['style'] as object)).toMatchObject({ writingDirection: 'rtl' });
    player.currentLiveTimestamp = 604_500;
    await later(500);
    expect(screen.queryByText('كېمە سۇغا چۈشتى', { includeHiddenElements: true })).toBeNull();
    choose('关');
    await later(500);
    expect(screen.queryByTestId('captions', { includeHiddenElements: true })).toBeNull();
  });

  it('come back in the language of last time', async () => {
    const first = aLive();
    const { unmount } = first.show();
    await later(500);
    choose('ئۇيغۇرچە');
    unmount();
    aLive().show();
    await later(500);
    await later(500);
    expect(screen.getByRole('radio', { name: 'ئۇيغۇرچە' })).toBeChecked();
    expect(screen.getByText('كېمە سۇغا چۈشتى', { includeHiddenElements: true })).toBeTruthy();
    choose('关');
  });

  it('are not asked for where nothing plays or no more is seen, and offered only where there are any', async () => {
    const paused = aLive();
    paused.player.playing = false;
    const { unmount } = paused.show();
    await later(20_000);
    expect(paused.ask).not.toHaveBeenCalled();
    paused.player.playing = true;
    await later(500);
    expect(paused.ask).toHaveBeenCalledTimes(1);
    unmount();
    await later(60_000);
    expect(paused.ask).toHaveBeenCalledTimes(1);
    const none = aLive({ languages: [] });
    none.show();
    await later(500);
    expect(none.ask).toHaveBeenCalled();
    expect(screen.queryByText('字幕')).toBeNull();
  });

  it('show nothing beside a picture without a date', async () => {
    const { player, show } = aLive();
    player.currentLiveTimestamp = null;
    show();
    await later(500);
    choose('简体中文');
    await later(3_000);
    expect(screen.queryByText('龙舟下水了', { includeHiddenElements: true })).toBeNull();
    choose('关');
  });
});
