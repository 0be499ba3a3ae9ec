import fc from 'fast-check';
import { standingOfClaim, type EvidencePaper } from './claim.rules';

const REPORT: EvidencePaper = {
  ...{ id: 'r', kind: 'test-report', state: 'accepted', supplier: null, lot: null, pages: 3, fields: {} },
  ...{ validFrom: '2026-11-01', validTo: '2026-12-01' },
};
const papers = new Map([
  ['r', REPORT],
  ['o', { ...REPORT, id: 'o', kind: 'organic-certificate' }],
  ['w', { ...REPORT, id: 'w', state: 'withdrawn' as const }],
]);
const asks = (text: string, evidence: readonly { paper: string; page: number }[] = [], day = '2026-11-30') =>
  standingOfClaim({ text, evidence, category: 'tea' }, papers, day);

it.each([
  ['云泽高山茶', [], 'unsupported', ['no-evidence']],
  ['云泽高山茶', [{ paper: 'r', page: 2 }], 'supported', []],
  ['云泽高山茶', [{ paper: 'r', page: 4 }], 'unsupported', ['page-not-there']],
  ['云泽高山茶', [{ paper: 'w', page: 1 }], 'unsupported', ['paper-withdrawn']],
  ['云泽高山茶', [{ paper: 'gone', page: 1 }], 'unsupported', ['paper-gone']],
  ['有机种植', [{ paper: 'r', page: 1 }], 'unsupported', ['needs-organic-certificate']],
  ['有机种植', [{ paper: 'o', page: 1 }], 'supported', []],
  ['喝了降血压', [{ paper: 'r', page: 1 }], 'forbidden', ['medical']],
  ['人民大会堂用茶', [], 'forbidden', ['state-organ']],
  ['国家级名茶', [], 'forbidden', ['absolute-law']],
] as const)('%s with %j is %s', (...[text, evidence, standing, reasons]) => {
  expect(asks(text, evidence)).toMatchObject({ standing, reasons });
});

it('forbids words about illness for food alone, and hints at absolute words without stopping them', () => {
  const craft = standingOfClaim({ text: '有疗效', evidence: [], category: 'craft' }, papers, '2026-11-30');
  expect(craft.standing).toBe('unsupported');
  expect(asks('口感第一', [{ paper: 'r', page: 1 }])).toEqual({
    standing: 'supported',
    reasons: [],
    hints: ['absolute'],
  });
});

it('is supported only while its paper speaks', () => {
  const on = (day: string) => asks('云泽高山茶', [{ paper: 'r', page: 1 }], day).standing;
  expect(['2026-10-31', '2026-11-01', '2026-12-01', '2026-12-02'].map(on)).toEqual([
    ...['unsupported', 'supported', 'supported', 'unsupported'],
  ]);
});

it('is never supported without a page of an accepted paper', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }),
      fc.array(fc.record({ paper: fc.constantFrom('w', 'gone'), page: fc.integer({ min: 1, max: 9 }) })),
      (text, evidence) => {
        expect(asks(text, evidence).standing).not.toBe('supported');
      },
    ),
  );
});
