import AsyncStorage from '@react-native-async-storage/async-storage';
import { shelf } from '@/platform/shelf';
import { hostOrShelf, openedStories } from './kept';
import { ok, refuse, UNREACHABLE } from './result';

const settle = () => new Promise((resolve) => setTimeout(resolve, 20)); // keeping goes on after the answer was given
const dead = () => Promise.resolve(refuse(UNREACHABLE));

beforeEach(() => AsyncStorage.clear());

it('reads from the shelf what the host gave before, and says since when', async () => {
  expect(await hostOrShelf('k', () => Promise.resolve(ok({ words: '稿' })))).toEqual({
    value: { words: '稿' },
    keptAt: null,
  });
  await settle();
  const copy = await hostOrShelf('k', dead);
  expect(copy.value).toEqual({ words: '稿' });
  expect(Date.parse(copy.keptAt ?? '')).not.toBeNaN();
});

it('does not hide a refusal behind an old copy', async () => {
  await hostOrShelf('k', () => Promise.resolve(ok(1)));
  await settle();
  const gone = () => Promise.resolve(refuse('HEARTH.NOT_FOUND', { status: 404 }));
  await expect(hostOrShelf('k', gone)).rejects.toMatchObject({ refusal: { code: 'HEARTH.NOT_FOUND' } });
});

it('has nothing to show for what was never opened', async () => {
  await expect(hostOrShelf('never', dead)).rejects.toMatchObject({ refusal: { code: UNREACHABLE } });
});

it('lists opened stories, last one first, and counts and clears them', async () => {
  for (const id of ['a', 'b', 'a']) {
    await hostOrShelf(`story:${id}:zh-Hans`, () => Promise.resolve(ok({ id, title: `题${id}` })));
    await settle();
  }
  expect((await openedStories(9)).map((story) => story.id)).toEqual(['a', 'b']);
  expect((await shelf.used()).bytes).toBeGreaterThan(100);
  await shelf.clear();
  expect(await shelf.used()).toEqual({ items: 0, bytes: 0 });
});
