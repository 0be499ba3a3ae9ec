import fc from 'fast-check';
import { isChanged, draftOf, moved, without, type Draft } from './draft';

const item = (documentId: string) => ({ documentId, title: documentId, station: 'yunze', isPublic: true, note: '' });
const draft: Draft = { title: '专题', intro: '', cover: 'b', items: ['a', 'b', 'c'].map(item) };

it('moves one story and keeps the order of the others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 9 }), fc.nat(8), fc.nat(8), (all, from, to) => {
      const after = moved(all, from, to);
      if (from >= all.length || to >= all.length) expect(after).toBe(all);
      else {
        expect(after[to]).toBe(all[from]);
        expect(after.filter((one) => one !== all[from])).toEqual(all.filter((one) => one !== all[from]));
        expect(moved(after, to, from)).toEqual(all);
      }
    }),
  );
});

it('takes the cover along with its story, and knows when there is something to save', () => {
  expect(without(draft, 'b')).toMatchObject({ cover: null, items: [{ documentId: 'a' }, { documentId: 'c' }] });
  expect(without(draft, 'a').cover).toBe('b');
  const kept = { ...draft, items: [...draft.items] } as unknown as Parameters<typeof draftOf>[0];
  expect(isChanged(draftOf(kept), kept)).toBe(false);
  expect(isChanged({ ...draft, items: moved(draft.items, 0, 1) }, kept)).toBe(true);
});
