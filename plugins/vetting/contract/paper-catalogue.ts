import type { CategoryTraits } from './categories';
import type { PaperKind } from './paper-kinds';
import type { ProductFacts } from './products';

/** What has to be so: a trait of the category, a kind of supplier, something declared, a mark that is claimed. */
export type Condition =
  | { readonly trait: keyof Omit<CategoryTraits, 'name' | 'testDays'>; readonly is: boolean }
  | { readonly supplier: readonly string[] }
  | { readonly declared: 'prepackaged' | 'branded' | 'welfare' | 'donation' }
  | { readonly mark: ProductFacts['marks'][number] };

/** The names of what a machine can look at; it warns and stands against, and never accepts. */
export type CheckName =
  | 'number-is-uscc'
  | 'number-or-exemption'
  | 'sc-number'
  | 'lab-number'
  | 'holder-is-supplier'
  | 'holder-is-maker'
  | 'sample-is-lot'
  | 'never-reused'
  | 'harvest-after-interval'
  | 'signed-by-now'
  | 'capacity-is-a-number';

/** One line of the catalogue. */
export type CataloguePaper = {
  readonly kind: PaperKind;
  /** Whose it is: one of a supplier speaks for all its goods. */
  readonly scope: 'supplier' | 'product' | 'lot';
  /** Any of these groups, all of a group; an empty group always holds. */
  readonly when: readonly (readonly Condition[])[];
  readonly validity: {
    readonly end: 'needed' | 'open';
    /** No longer than so many days after it begins; `test` asks the category. */
    readonly days?: number | 'test';
  };
  /** What has to be read off it. */
  readonly fields: readonly string[];
  readonly checks: readonly CheckName[];
  readonly eachSide?: true;
};

const ALWAYS = [[]] as const;
const FOOD: Condition = { trait: 'food', is: true };
const FARM: Condition = { trait: 'farmProduce', is: true };
const MADE: Condition = { trait: 'farmProduce', is: false };
const RISKY: Condition = { trait: 'testedPerLot', is: true };
const CALM: Condition = { trait: 'testedPerLot', is: false };

/** The catalogue as it holds from a day on: whoever changes a line adds a version, so that an old verdict can be read by the old one. */
export type PaperCatalogue = {
  readonly version: string;
  readonly from: string;
  readonly papers: readonly CataloguePaper[];
};

/**
 * Which papers goods need 资质目录. Food Safety Law 35, Agricultural Product Quality Law 26, 38–40, Order 117 of SAMR and CAC, article 27,
 * Order 4/2025 of MARA (a new certificate where lots are mixed), Charity Law 37.
 */
export const paperCatalogue: PaperCatalogue = {
  version: '2026-1',
  from: '2026-02-01',
  papers: [
    {
      ...{ kind: 'business-licence', scope: 'supplier', validity: { end: 'open' }, fields: [] },
      when: [[{ supplier: ['enterprise', 'cooperative', 'family-farm'] }]],
      checks: ['number-is-uscc', 'holder-is-supplier'],
    },
    {
      ...{ kind: 'village-certificate', scope: 'supplier', validity: { end: 'open', days: 365 }, fields: [] },
      when: [[{ supplier: ['individual'] }]],
      checks: ['holder-is-supplier'],
    },
    {
      ...{ kind: 'production-licence', scope: 'product', validity: { end: 'needed' }, fields: [] },
      when: [[FOOD, MADE]],
      checks: ['sc-number', 'holder-is-maker'],
    },
    {
      ...{ kind: 'food-trade-licence', scope: 'supplier', validity: { end: 'open' }, fields: [] },
      when: [[FOOD, MADE]],
      checks: ['number-or-exemption', 'holder-is-supplier'],
    },
    {
      ...{ kind: 'conformity-certificate', scope: 'lot', validity: { end: 'open' } },
      when: [[FARM, { supplier: ['enterprise', 'cooperative'] }]],
      fields: ['quantity', 'origin', 'subject', 'contact', 'basis'],
      checks: ['never-reused'],
    },
    {
      ...{ kind: 'test-report', scope: 'lot', validity: { end: 'open', days: 'test' } },
      when: [[FOOD, RISKY]],
      fields: ['sample', 'standard'],
      checks: ['lab-number', 'sample-is-lot', 'never-reused'],
    },
    {
      ...{ kind: 'test-report', scope: 'product', validity: { end: 'open', days: 'test' } },
      when: [[FOOD, CALM]],
      fields: ['sample', 'standard'],
      checks: ['lab-number', 'never-reused'],
    },
    {
      ...{ kind: 'production-record', scope: 'lot', validity: { end: 'open' } },
      when: [[FARM]],
      fields: ['harvestedAt', 'intervalEndsAt'],
      checks: ['harvest-after-interval'],
    },
    mark('green-certificate', 'green'),
    mark('organic-certificate', 'organic'),
    mark('geo-certificate', 'geo'),
    {
      ...{ kind: 'brand-authorisation', scope: 'product', validity: { end: 'needed' } },
      when: [[{ declared: 'branded' }]],
      fields: ['territory', 'channel'],
      checks: [],
    },
    {
      ...{ kind: 'ccc-certificate', scope: 'product', validity: { end: 'needed' }, fields: [] },
      when: [[{ trait: 'ccc', is: true }]],
      checks: ['holder-is-maker'],
    },
    {
      ...{ kind: 'special-licence', scope: 'product', validity: { end: 'needed' }, fields: [], checks: [] },
      when: [[{ trait: 'special', is: true }]],
    },
    {
      ...{ kind: 'label-photo', scope: 'product', validity: { end: 'open' }, fields: ['side'], checks: [] },
      when: [[{ declared: 'prepackaged' }]],
      eachSide: true,
    },
    {
      ...{ kind: 'shipping-promise', scope: 'product', validity: { end: 'open', days: 90 } },
      when: ALWAYS,
      fields: ['dailyCapacity', 'carrier'],
      checks: ['capacity-is-a-number'],
    },
    {
      ...{
        kind: 'liability-insurance',
        scope: 'supplier',
        validity: { end: 'needed' },
        fields: ['amount'],
        checks: [],
      },
      when: [[RISKY], [{ trait: 'special', is: true }]],
    },
    {
      ...{ kind: 'donation-agreement', scope: 'product', validity: { end: 'needed' } },
      when: [[{ declared: 'donation' }]],
      fields: ['beneficiary', 'signedAt'],
      checks: ['signed-by-now'],
    },
    {
      ...{ kind: 'hardship-statement', scope: 'product', validity: { end: 'open', days: 365 }, fields: [], checks: [] },
      when: [[{ declared: 'welfare' }]],
    },
  ],
};

function mark(kind: PaperKind, claimed: ProductFacts['marks'][number]): CataloguePaper {
  return {
    ...{ kind, scope: 'product', validity: { end: 'needed' }, fields: ['area'] },
    when: [[{ mark: claimed }]],
    checks: ['holder-is-maker'],
  };
}
