import fc from 'fast-check';
import { stationLevels } from '../../contract';
import { standsBelow, stationTree, type StationPlace } from './station-tree.rules';

const YUNZE: readonly StationPlace[] = [
  { slug: 'qinghe', parent: 'yunze' },
  { slug: 'yunze', parent: 'jiangnan' },
  { slug: 'jiangnan', parent: null },
  { slug: 'liutang', parent: 'yunze' },
  { slug: 'haibin', parent: 'jiangnan' },
];

describe('the tree of stations', () => {
  const tree = stationTree(YUNZE);

  it.each([
    ['jiangnan', ['jiangnan', 'yunze', 'haibin', 'qinghe', 'liutang']],
    ['yunze', ['yunze', 'qinghe', 'liutang']],
    ['qinghe', ['qinghe']],
    ['nowhere', []],
  ])('shows %s its own and what is below', (slug, expected) => {
    expect(tree.visible(slug)).toEqual(expected);
  });

  it.each([
    ['yunze', 'qinghe', true],
    ['qinghe', 'yunze', false],
    ['qinghe', 'liutang', false],
    ['haibin', 'qinghe', false],
    ['qinghe', 'qinghe', true],
    ['nowhere', 'nowhere', false],
  ])('%s sees %s: %s', (from, target, expected) => {
    expect(tree.sees(from, target)).toBe(expected);
  });

  it('names its root, and none when it is empty', () => {
    expect(tree.root?.slug).toBe('jiangnan');
    expect(stationTree([]).root).toBeUndefined();
  });

  it('ends on a circle, which the database cannot hold', () => {
    expect(
      stationTree([
        { slug: 'a', parent: 'b' },
        { slug: 'b', parent: 'a' },
      ]).visible('a'),
    ).toEqual(['a', 'b']);
  });
});

/** Any tree: each station hangs below one that came before it. */
const anyTree = fc
  .array(fc.nat(), { minLength: 1, maxLength: 30 })
  .map((parents) =>
    parents.map((pick, index) => ({ slug: `s${index}`, parent: index === 0 ? null : `s${pick % index}` })),
  );

describe('in any tree', () => {
  it('the root sees all, everybody sees themselves, and seeing goes down the whole line', () => {
    fc.assert(
      fc.property(anyTree, (rows) => {
        const tree = stationTree(rows);
        expect([...tree.visible('s0')].sort()).toEqual(rows.map(({ slug }) => slug).sort());
        for (const { slug, parent } of rows) {
          expect(tree.sees(slug, slug)).toBe(true);
          if (parent === null) continue;
          expect(tree.sees(slug, parent)).toBe(false);
          for (const other of rows) if (tree.sees(other.slug, parent)) expect(tree.sees(other.slug, slug)).toBe(true);
        }
      }),
    );
  });

  it('two stations share what they see only when one is above the other', () => {
    fc.assert(
      fc.property(anyTree, fc.nat(), fc.nat(), (rows, a, b) => {
        const tree = stationTree(rows);
        const [one, two] = [rows[a % rows.length]!.slug, rows[b % rows.length]!.slug];
        const shared = tree.visible(one).filter((slug) => tree.sees(two, slug));
        expect(shared.length > 0).toBe(tree.sees(one, two) || tree.sees(two, one));
      }),
    );
  });

  it('does not depend on the order of its rows', () => {
    fc.assert(
      fc.property(anyTree, (rows) => {
        const turned = stationTree([...rows].reverse());
        for (const { slug } of rows) {
          expect([...turned.visible(slug)].sort()).toEqual([...stationTree(rows).visible(slug)].sort());
        }
      }),
    );
  });
});

describe('levels', () => {
  it('fall with every step down', () => {
    const below = stationLevels.map((level) => stationLevels.map((parent) => standsBelow(level, parent)));
    expect(below).toEqual([
      [false, false, false, false],
      [true, false, false, false],
      [true, true, false, false],
      [true, true, true, false],
    ]);
  });
});
