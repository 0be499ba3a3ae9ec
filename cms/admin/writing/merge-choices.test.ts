import type { MergeField } from '../../contract';
import { conflictsOf, isSettled, openConflicts, outcomeOf, plainOf, takesOf } from './merge-choices';

const p = (text: string): object => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const fields: readonly MergeField[] = [
  { field: 'title', pieces: [{ kind: 'conflict', base: ['原'], mine: ['甲'], theirs: ['乙'], merged: [] }] },
  {
    field: 'body',
    pieces: [
      { kind: 'same', base: [p('一')], mine: [p('一')], theirs: [p('一')], merged: [p('一')] },
      { kind: 'conflict', base: [p('二')], mine: [p('二甲')], theirs: [], merged: [] },
    ],
  },
];

it('counts what is left to settle, and takes no empty words for a choice', () => {
  expect(conflictsOf(fields).map(({ key }) => key)).toEqual(['title.0', 'body.1']);
  const title = { field: 'title', at: 0, take: 'mine' } as const;
  expect(openConflicts(fields, new Map([['title.0', title]]))).toBe(1);
  expect(isSettled({ field: 'body', at: 1, take: 'text', text: ' ' })).toBe(false);
  expect(isSettled({ field: 'body', at: 1, take: 'text', text: '二丙' })).toBe(true);
});

it('says what comes out', () => {
  const [, body] = fields;
  expect(outcomeOf(body!.pieces[0]!, undefined)).toEqual([p('一')]);
  expect(outcomeOf(body!.pieces[1]!, undefined)).toBeUndefined();
  expect(outcomeOf(body!.pieces[1]!, { field: 'body', at: 1, take: 'theirs' })).toEqual([]);
  expect(plainOf([p('一'), { type: 'image', image: { name: 'river.jpg' }, children: [] }], 'body')).toBe(
    '一\nriver.jpg',
  );
});

it('offers to write anew only what is words, and both only of paragraphs', () => {
  const piece = fields[0]!.pieces[0]!;
  expect(takesOf(piece, 'title')).toEqual(['mine', 'theirs', 'text']);
  expect(takesOf(piece, 'body')).toContain('both');
  expect(takesOf({ ...piece, mine: [{ hash: 'a' }] }, 'cover')).toEqual(['mine', 'theirs']);
  expect(takesOf(piece, 'origin')).toEqual(['mine', 'theirs']);
});
