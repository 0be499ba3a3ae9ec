import fc from 'fast-check';
import { canonicalJson } from '../../kernel';
import { mergeContents, mergedFields, settled, valueKey } from './merge-fields';
import { mergeBlocks } from './merge-blocks';

const p = (text: string, more: object = {}): object => ({
  type: 'paragraph',
  children: [{ type: 'text', text, ...more }],
});
const result = (base: unknown, mine: unknown, theirs: unknown) => {
  const pieces = mergeBlocks({ base, mine, theirs });
  return { kinds: pieces.map(({ kind }) => kind), merged: pieces.flatMap(({ merged }) => merged) };
};

describe('two people at one text', () => {
  const base = [p('县里 21 日启动四级响应。'), p('三个村的住户当晚转移。'), p('气象台预计雨还要下两天。')];

  it('keeps what each did to another paragraph', () => {
    const mine = [p('县里 21 日启动三级响应。'), base[1], base[2]];
    const theirs = [base[0], base[1], p('气象台预计雨还要下三天。'), p('学校停课一天。')];
    expect(result(base, mine, theirs)).toEqual({
      kinds: ['mine', 'same', 'theirs', 'theirs'],
      merged: [mine[0], base[1], theirs[2], theirs[3]],
    });
  });

  it('keeps what each did to other words of one paragraph, with its looks', () => {
    const mine = [p('县里 22 日启动四级响应。'), base[1], base[2]];
    const theirs = [
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: '县里 21 日启动四级' },
          { type: 'text', text: '应急响应。', bold: true },
        ],
      },
      base[1],
      base[2],
    ];
    expect(result(base, mine, theirs)).toEqual({
      kinds: ['both', 'same'],
      merged: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: '县里 22 日启动四级' },
            { type: 'text', text: '应急响应。', bold: true },
          ],
        },
        base[1],
        base[2],
      ],
    });
  });

  it('leaves to people what both changed differently, also when one took it out', () => {
    const mine = [p('县里 21 日启动三级响应。'), base[1], base[2]];
    expect(result(base, mine, [p('县里 21 日启动二级响应。'), base[1], base[2]]).kinds).toEqual(['conflict', 'same']);
    expect(result(base, mine, base.slice(1)).kinds).toEqual(['conflict', 'same']);
    expect(result(base, [p('甲'), ...base], [p('乙'), ...base]).kinds).toEqual(['conflict', 'same']);
  });

  it('merges the items of a list one by one', () => {
    const list = (...items: string[]): object => ({
      type: 'list',
      format: 'unordered',
      children: items.map((text) => ({ type: 'list-item', children: [{ type: 'text', text }] })),
    });
    const merged = result(
      [list('米 10 斤', '油 2 桶')],
      [list('米 12 斤', '油 2 桶')],
      [list('米 10 斤', '油 2 桶', '盐 1 袋')],
    );
    expect(merged).toEqual({ kinds: ['both'], merged: [list('米 12 斤', '油 2 桶', '盐 1 袋')] });
  });
});

describe('whole contents', () => {
  const base = { title: '原题', summary: null, cover: { hash: 'a', id: 1 }, body: [p('一')] };

  it('takes a field whole and tells a picture by its bytes', () => {
    const merge = mergeContents(
      base,
      { cover: { hash: 'a', id: 9 }, title: '我的题' },
      { ...base, summary: '别人的导语' },
    );
    expect(merge.conflicts).toEqual([]);
    expect(mergedFields(merge)).toEqual({ title: '我的题' });
  });

  it('is settled once every conflict is, by a side or by words of one’s own', () => {
    const merge = mergeContents(
      base,
      { title: '我的题', body: [p('甲')] },
      { ...base, title: '别人的题', body: [p('乙')] },
    );
    expect(merge.conflicts).toEqual(['title', 'body']);
    const at = merge.fields.find(({ field }) => field === 'body')!.pieces.findIndex(({ kind }) => kind === 'conflict');
    const title = { field: 'title', at: 0, take: 'mine' } as const;
    expect(settled(merge, [title])).toMatchObject({ ok: false, error: { details: { left: expect.any(Number) } } });
    const done = settled(merge, [
      title,
      ...merge.fields
        .find(({ field }) => field === 'body')!
        .pieces.map(
          (_piece, index) => ({ field: 'body', at: index, take: 'text', text: index === at ? '丙\n丁' : '' }) as const,
        ),
    ]);
    expect(done.ok && mergedFields(done.value)).toEqual({ title: '我的题', body: [p('丙'), p('丁')] });
  });
});

const words = fc.array(fc.constantFrom('河', '堤', '村', '雨', '三', '人', '转移', '。'), {
  minLength: 1,
  maxLength: 8,
});
const body = fc.array(
  words.map((list) => p(list.join(''))),
  { maxLength: 6 },
);

it('gives a side back whole when the other did nothing, whatever was written', () => {
  fc.assert(
    fc.property(body, body, (base, side) => {
      expect(result(base, side, base).merged).toEqual(side);
      expect(result(base, base, side).merged).toEqual(side);
      expect(result(base, side, side).merged).toEqual(side);
    }),
    { numRuns: 300 },
  );
});

it('loses no paragraph: what either wrote stands in the outcome or in a conflict', () => {
  fc.assert(
    fc.property(body, body, body, (base, mine, theirs) => {
      const pieces = mergeBlocks({ base, mine, theirs });
      expect(pieces.flatMap((piece) => piece.mine)).toEqual(mine);
      expect(pieces.flatMap((piece) => piece.theirs)).toEqual(theirs);
      const mirror = mergeBlocks({ base, mine: theirs, theirs: mine });
      const clashes = (found: typeof pieces) => found.filter(({ kind }) => kind === 'conflict').length;
      expect(clashes(mirror)).toBe(clashes(pieces));
      for (const { kind, merged } of pieces) if (kind === 'conflict') expect(merged).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it('takes nothing, an empty line and a missing field for the same', () => {
  expect(new Set([undefined, null, ''].map(valueKey)).size).toBe(1);
  expect(valueKey({ hash: 'x', url: '/1' })).toBe(canonicalJson('x'));
});
