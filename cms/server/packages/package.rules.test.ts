import fc from 'fast-check';
import { verify } from '../../kernel';
import { packageMachine } from './package.machine';
import { copyOf, coverOf, twiceIn } from './package.rules';

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{10}$/), { minLength: 1, maxLength: 8 });
const base = { locale: 'zh-Hans', title: '专题', intro: '', cover: null } as const;
const itemsOf = (all: readonly string[]) => all.map((documentId) => ({ documentId, note: '' }));

it('is sound, and goes out by a second person with a story that can be read', () => {
  expect(verify(packageMachine)).toEqual([]);
  for (const state of ['draft', 'published', 'withdrawn'] as const) {
    for (const [isSecond, hasPublic] of [
      [true, true],
      [true, false],
      [false, true],
    ] as const) {
      expect(packageMachine.next(state, 'publish', { isSecond, hasPublic }).ok).toBe(isSecond && hasPublic);
    }
  }
  expect(packageMachine.allowed('withdrawn')).toEqual(['publish']);
});

it('binds the order of its stories by the hash, and nothing that is not shown', () => {
  fc.assert(
    fc.property(ids, (all) => {
      const { hash } = copyOf({ ...base, items: itemsOf(all) });
      const known = { ...base, items: itemsOf(all).map((item) => ({ ...item, isPublic: true, title: 'x' })) };
      expect(copyOf(known).hash).toBe(hash);
      if (all.length > 1) expect(copyOf({ ...base, items: itemsOf(all.toReversed()) }).hash).not.toBe(hash);
    }),
  );
});

it('names the story that stands in it twice, and takes no cover from elsewhere', () => {
  fc.assert(
    fc.property(ids, fc.nat(), (all, at) => {
      const again = all[at % all.length] ?? '';
      expect(twiceIn(itemsOf(all))).toBeUndefined();
      expect(twiceIn(itemsOf([...all, again]))).toBe(again);
      expect(coverOf({ cover: again, items: itemsOf(all) })).toBe(again);
      expect(coverOf({ cover: 'elsewhere0', items: itemsOf(all.filter((id) => id !== 'elsewhere0')) })).toBeNull();
    }),
  );
});
