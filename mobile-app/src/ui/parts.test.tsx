import { fireEvent, render, screen } from '@testing-library/react-native';
import type { ReactNode } from 'react';
import { StyleSheet } from 'react-native';
import { SafeAreaProvider } from 'react-native-safe-area-context';
import { aStory } from '@/contract/story.builder';
import { ThemeProvider } from '@/theme/use-theme';
import type { Tongue } from '@/words/dates';
import { WordsProvider } from '@/words/words';
import { Badge } from './badge';
import { Button } from './button';
import { Choice, Toggle } from './choice';
import { Field } from './field';
import { ListRow } from './list-row';
import { OfflineBar } from './offline-bar';
import { EmptyState, ErrorState } from './state';
import { StoryMeta } from './story-meta';

const METRICS = { frame: { x: 0, y: 0, width: 390, height: 844 }, insets: { top: 0, left: 0, right: 0, bottom: 0 } };

function show(node: ReactNode, { elder = false, tongue = 'zh' }: { elder?: boolean; tongue?: Tongue } = {}) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <SafeAreaProvider initialMetrics={METRICS}>
      <WordsProvider tongue={tongue}>
        <ThemeProvider look={{ scheme: 'light', elder, mourning: false, chinese: tongue === 'zh' }}>
          {children}
        </ThemeProvider>
      </WordsProvider>
    </SafeAreaProvider>
  );
  return render(<>{node}</>, { wrapper });
}

/** Style as it ends up, for the few places where a style is the promise. */
const styleOf = (name: string) => StyleSheet.flatten(screen.getByRole('button', { name }).props['style'] as object);

describe('Button', () => {
  it('does what it says, once enabled', () => {
    const press = jest.fn();
    const { rerender } = show(<Button label="登录" onPress={press} disabled />);
    fireEvent.press(screen.getByRole('button', { name: '登录' }));
    expect(press).not.toHaveBeenCalled();
    rerender(<Button label="登录" onPress={press} busy />);
    expect(screen.getByRole('button', { name: '登录', busy: true })).toBeDisabled();
    rerender(<Button label="登录" onPress={press} />);
    fireEvent.press(screen.getByRole('button', { name: '登录' }));
    expect(press).toHaveBeenCalledTimes(1);
  });

  it.each([
    [false, 44],
    [true, 60],
  ])('in elder mode %s is at least %d high', (elder, least) => {
    show(<Button label="登录" onPress={jest.fn()} />, { elder });
    expect(styleOf('登录')).toMatchObject({ minHeight: least });
  });
});

describe('Choice and Toggle', () => {
  it('tells which one is chosen and which one was pressed', () => {
    const change = jest.fn();
    const options = ['system', 'light', 'dark'].map((value) => ({ value, label: value }));
    show(<Choice label="明暗" value="light" options={options} onChange={change} />);
    expect(screen.getByRole('radio', { name: 'light' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'dark' })).not.toBeChecked();
    fireEvent.press(screen.getByRole('radio', { name: 'dark' }));
    expect(change).toHaveBeenCalledWith('dark');
  });

  it('turns over, and not while disabled', () => {
    const change = jest.fn();
    show(
      <>
        <Toggle label="推送" value={false} onChange={change} />
        <Toggle label="协议" value onChange={change} disabled />
      </>,
    );
    fireEvent.press(screen.getByRole('switch', { name: '协议' }));
    fireEvent.press(screen.getByRole('switch', { name: '推送' }));
    expect(change.mock.calls).toEqual([[true]]);
  });
});

describe('Field', () => {
  it('passes on what was typed and says what is wrong instead of the hint', () => {
    const change = jest.fn();
    show(<Field label="手机号" kind="phone" value="" onChange={change} hint="写 11 位" error="号码不对" />);
    fireEvent.changeText(screen.getByLabelText('手机号'), '138');
    expect(change).toHaveBeenCalledWith('138');
    expect(screen.getByText('号码不对')).toBeOnTheScreen();
    expect(screen.queryByText('写 11 位')).toBeNull();
  });
});

describe('states', () => {
  it('an empty list says what to do', () => {
    const press = jest.fn();
    show(<EmptyState title="还没有" text="看别的" action={{ label: '看要闻', onPress: press }} />);
    fireEvent.press(screen.getByRole('button', { name: '看要闻' }));
    expect(press).toHaveBeenCalled();
  });

  it.each([
    {
      failure: { code: 'NET.UNREACHABLE', status: 0, retryIn: null },
      title: '连不上电视台',
      text: '检查网络后再试一次。打开过的稿件没有网络也能看。',
    },
    { failure: { code: 'X.SLOW', status: 429, retryIn: 12 }, title: '请求太频繁了', text: '过 12 秒再试。' },
    {
      failure: { code: 'X.BUG', status: 500, retryIn: null },
      title: '这一页没有打开',
      text: '不是你的操作有问题。过一会儿再试，编号 X.BUG。',
    },
  ])('$failure.code says what happened and lets try again', ({ failure, title, text }) => {
    const retry = jest.fn();
    show(<ErrorState failure={failure} onRetry={retry} />);
    expect(screen.getByText(title)).toBeOnTheScreen();
    expect(screen.getByText(text)).toBeOnTheScreen();
    fireEvent.press(screen.getByRole('button', { name: '再试一次' }));
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('the offline bar is there only without a net', () => {
    const { rerender } = show(<OfflineBar shown={false} />);
    expect(screen.queryByText('没有网络，现在看到的是之前打开过的内容')).toBeNull();
    rerender(<OfflineBar shown />);
    expect(screen.getByText('没有网络，现在看到的是之前打开过的内容')).toBeOnTheScreen();
  });
});

describe('rows', () => {
  it('a row is pressed as a whole', () => {
    const press = jest.fn();
    show(<ListRow title="设置" onPress={press} />);
    fireEvent.press(screen.getByText('设置'));
    expect(press).toHaveBeenCalled();
  });

  it.each([
    { home: 'qinghe', named: '农事', unnamed: '清河广播电视台' },
    { home: null, named: '清河广播电视台', unnamed: '农事' },
  ])('a story seen from $home names $named', ({ home, named, unnamed }) => {
    show(<StoryMeta story={aStory()} home={home} />);
    expect(screen.getByText(named)).toBeOnTheScreen();
    expect(screen.queryByText(unnamed)).toBeNull();
  });

  it.each([
    ['zh', 'generated', 'AI 生成'],
    ['en', 'assisted', 'AI assisted'],
  ] as const)('%s marks machine-made text (%s)', (tongue, ai, label) => {
    show(<StoryMeta story={aStory({ ai })} home={null} />, { tongue });
    expect(screen.getByText(label)).toBeOnTheScreen();
  });

  it('a withdrawn story says only that', () => {
    show(<StoryMeta story={aStory()} home={null} withdrawn />);
    expect(screen.getByText('此稿已撤下')).toBeOnTheScreen();
    expect(screen.queryByText('清河广播电视台')).toBeNull();
  });

  it('a badge carries a word beside its colour', () => {
    show(<Badge kind="stop" label="已过期" />);
    expect(screen.getByText('已过期')).toBeOnTheScreen();
  });
});
