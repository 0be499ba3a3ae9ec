import { act, renderHook } from '@testing-library/react-native';
import { session } from '@/data/session';
import { keeper } from '@/platform/keeper';
import { useForgetting, type Draft } from './use-forgetting';

const forgotten: string[] = [];
const draft = (key: string): Draft => ({
  key,
  forget: () => {
    forgotten.push(key);
    keeper.write(key, null);
    return Promise.resolve();
  },
});
const DRAFTS = [draft('one'), draft('two')];
const out = () => act(() => session.set({ status: 'out', user: null }));

beforeEach(() => {
  forgotten.length = 0;
  session.set({ status: 'in', user: { id: 'li' } as never }); // its id alone is looked at
  keeper.write('one', 'kept');
  keeper.write('two', null);
});

it('forgets what is kept when somebody signs out, once, and asks for nothing where nothing is kept', () => {
  renderHook(() => useForgetting(DRAFTS, true));
  expect(forgotten).toEqual([]);
  out();
  out();
  expect(forgotten).toEqual(['one']);
});

it('forgets what was kept of whoever is out already, and waits until it can be read', () => {
  session.set({ status: 'out', user: null });
  const { rerender } = renderHook(({ isWarm }: { isWarm: boolean }) => useForgetting(DRAFTS, isWarm), {
    initialProps: { isWarm: false },
  });
  expect(forgotten).toEqual([]);
  rerender({ isWarm: true });
  expect(forgotten).toEqual(['one']);
});

it('leaves alone what is kept of somebody of whom is not known yet whether they are in', () => {
  session.set({ status: 'unknown', user: null });
  renderHook(() => useForgetting(DRAFTS, true));
  expect(forgotten).toEqual([]);
});
