import { shelve, shelved, unshelve, type BrowserWords } from './browser-words';

const shelf = { person: '7', path: '/cms/writing/abc/zh-Hans' };
const NOW = Date.UTC(2026, 10, 28);
const words = (session: string, at = NOW): BrowserWords => ({ session, base: 3, content: { title: session }, at });

function drawers(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
    key: (at) => [...kept.keys()][at] ?? null,
    clear: () => kept.clear(),
    get length() {
      return kept.size;
    },
  };
}

it('keeps the words of each page until the host has them, and gives them to the next page', () => {
  const all = drawers();
  shelve(all, shelf, words('page-two', NOW + 1));
  shelve(all, shelf, words('page-one'));
  shelve(all, { ...shelf, person: '8' }, words('page-of-another'));
  shelve(all, shelf, words('page-now'));
  expect(shelved(all, shelf, 'page-now', NOW).map(({ session }) => session)).toEqual(['page-one', 'page-two']);
  unshelve(all, shelf, 'page-one');
  expect(shelved(all, shelf, 'page-now', NOW)).toEqual([words('page-two', NOW + 1)]);
});

it('forgets what is old, reads past what is broken, and takes a browser that keeps nothing', () => {
  const all = drawers();
  shelve(all, shelf, words('page-old', NOW - 31 * 86_400_000));
  all.setItem('hearth.words:7:/cms/writing/abc/zh-Hans:broken', '{"base":');
  expect(shelved(all, shelf, 'page-now', NOW)).toEqual([]);
  expect(all.getItem('hearth.words:7:/cms/writing/abc/zh-Hans:page-old')).toBeNull();
  const full = Object.assign(drawers(), {
    setItem: (): never => {
      throw new Error('QuotaExceededError');
    },
  });
  expect(() => shelve(full, shelf, words('page-one'))).not.toThrow();
});
