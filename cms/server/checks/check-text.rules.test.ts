import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkRuleFile, type CheckInput, type CheckRule } from '@hearth/cms/contract';
import { unwrap } from '@hearth/cms/kernel';
import { checkText } from './check-text.rules';
import { compileRules } from './compile-rules.rules';
import { countedHits } from './fingerprint.rules';
import { termIndex } from './term-index.rules';
import { promised } from '../../../tests/host/slowness';

const folder = join(__dirname, '../../../database/rules');
const rules: readonly CheckRule[] = readdirSync(folder)
  .filter((name) => name !== 'pack.json')
  .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown[])
  .map((rule) => ({ ...checkRuleFile.parse(rule), version: 1 }));
const book = unwrap(compileRules(rules));

/** Texts that look like news: pieces of the rules' own examples, figures, marks, and any characters at all. */
const pieces = rules.flatMap(({ examples }) =>
  [...examples.hit, ...examples.pass].flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one.fields))),
);
const words = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...pieces) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('3人', '共12人，', '11月21日', '（星期五）', '“', '》', '一是', '占60%', '\n', '　'),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: 6 })
      .map((units) => String.fromCharCode(...units)),
  },
);
const text = fc.array(words, { maxLength: 12 }).map((some) => some.join(''));
const input: fc.Arbitrary<CheckInput> = fc.record({
  fields: fc
    .uniqueArray(
      fc.tuple(fc.constantFrom('title', 'subtitle', 'summary', 'byline', 'body.0', 'body.1', 'body.2'), text),
      {
        selector: ([name]) => name,
      },
    )
    .map((fields) => fields.map(([name, said]) => ({ name, text: said }))),
  facts: fc.record({
    origin: fc.constantFrom('original', 'repost'),
    aiDeclaration: fc.constantFrom('none', 'generated', null),
  }),
  asOf: fc.constantFrom('2026-11-21', '2024-02-29', undefined) as fc.Arbitrary<string>,
});

describe('whatever the text', () => {
  it('a finding lies inside its field, says what stands there, and is the same every time', () => {
    let found = 0;
    fc.assert(
      fc.property(input, (given) => {
        const findings = checkText(given, book);
        found += findings.length;
        for (const { field, from, to, text: said, message } of findings) {
          const whole = given.fields.find(({ name }) => name === field)?.text;
          expect([from >= 0, to >= from, to <= (whole ?? '').length]).toEqual([true, true, true]);
          expect(said).toBe((whole ?? '').slice(from, to));
          if (whole !== undefined) expect(said).not.toBe('');
          expect(Object.values(message).join()).not.toMatch(/\{\w+\}/);
        }
        expect(checkText(given, book)).toEqual(findings);
        expect(countedHits(findings).length).toBeLessThanOrEqual(findings.length);
      }),
      { numRuns: 400 },
    );
    expect(found).toBeGreaterThan(1_000);
  });

  it('the order of the rules changes nothing', () => {
    const backwards = unwrap(compileRules([...rules].reverse()));
    expect(backwards.version).toBe(book.version);
    fc.assert(
      fc.property(input, (given) => {
        expect(checkText(given, backwards)).toEqual(checkText(given, book));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the index of terms', () => {
  it('finds what a search for each word finds', () => {
    const term = fc.stringMatching(/^[ab县]{1,4}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(term, { minLength: 1, maxLength: 12 }),
        fc.stringMatching(/^[ab县]{0,40}$/),
        (terms, said) => {
          const index = termIndex(terms.map((one) => ({ term: one, kept: one })));
          const found = index.search(said).map(({ from, to, kept }) => `${from} ${to} ${kept}`);
          const expected = terms.flatMap((one) =>
            [...said].flatMap((_c, at) => (said.startsWith(one, at) ? [`${at} ${at + one.length} ${one}`] : [])),
          );
          expect([...found].sort()).toEqual([...expected].sort());
        },
      ),
    );
  });
});

describe('ten thousand characters', () => {
  it('are checked by the whole pack in a time that nobody notices', () => {
    const story = '今天清晨5时20分，横跨云泽河的河湾大桥主跨合龙，全长1268米。项目测量员在现场宣布，轴线偏差4毫米。';
    const fields = Array.from({ length: 40 }, (_, index) => ({
      name: `body.${index}`,
      text: story.repeat(6).slice(0, 250),
    }));
    const times = Array.from({ length: 7 }, () => {
      const began = performance.now();
      checkText({ fields }, book);
      return performance.now() - began;
    });
    // The figure is kept by the bench; here a machine may be ten times busier before anybody is told.
    expect(times.sort((a, b) => a - b)[3]).toBeLessThan(promised(500));
  });
});
