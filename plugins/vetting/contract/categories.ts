import type { Text } from '@hearth/cms/kernel';
import { z } from 'zod';

/** The categories of goods 品类. */
export const productCategory = z.enum([
  'fresh-produce',
  'grain-and-oil',
  'livestock-and-eggs',
  'aquatic',
  'tea',
  'processed-food',
  'health-food',
  'alcohol',
  'seed',
  'pesticide',
  'craft',
  'textile',
  'electric',
]);

/** The category of a product. */
export type ProductCategory = z.output<typeof productCategory>;

/** What the law looks at in a category. */
export type CategoryTraits = {
  readonly name: Text;
  readonly food: boolean;
  /** Edible farm produce: sold without a food licence, but with its certificate of conformity. */
  readonly farmProduce: boolean;
  /** Risky enough that each lot is tested. */
  readonly testedPerLot: boolean;
  /** Compulsory certification. */
  readonly ccc: boolean;
  /** Needs a licence or an advertising review of its own. */
  readonly special: boolean;
  /** Never in a welfare live. */
  readonly bannedForWelfare: boolean;
  /** A test report older than so many days says nothing about what is sold now. */
  readonly testDays: number;
};

const USUAL = {
  food: false,
  farmProduce: false,
  testedPerLot: false,
  ccc: false,
  special: false,
  bannedForWelfare: false,
  testDays: 365,
} as const;
const FARM = { ...USUAL, food: true, farmProduce: true, testDays: 180 } as const;
const FOOD = { ...USUAL, food: true, testDays: 180 } as const;
const CLOSED = { ...USUAL, special: true, bannedForWelfare: true } as const;

const named = (zh: string, en: string, traits: Omit<CategoryTraits, 'name'>): CategoryTraits => ({
  name: { 'zh-Hans': zh, en },
  ...traits,
});

/** What is known of each category. */
export const categories: Readonly<Record<ProductCategory, CategoryTraits>> = {
  'fresh-produce': named('蔬果', 'Fruit and vegetables', { ...FARM, testedPerLot: true, testDays: 90 }),
  'grain-and-oil': named('粮油', 'Grain and oil', FOOD),
  'livestock-and-eggs': named('畜禽蛋', 'Meat, poultry and eggs', { ...FARM, testedPerLot: true, testDays: 90 }),
  aquatic: named('水产', 'Fish and seafood', { ...FARM, testedPerLot: true, testDays: 90 }),
  tea: named('茶叶', 'Tea', FOOD),
  'processed-food': named('加工食品', 'Processed food', FOOD),
  'health-food': named('保健食品', 'Health food', { ...CLOSED, food: true, testedPerLot: true, testDays: 180 }),
  alcohol: named('酒类', 'Alcohol', { ...CLOSED, food: true }),
  seed: named('种子种苗', 'Seed', CLOSED),
  pesticide: named('农药', 'Pesticide', CLOSED),
  craft: named('手工艺品', 'Crafts', USUAL),
  textile: named('纺织品', 'Textiles', USUAL),
  electric: named('电器', 'Electric goods', { ...USUAL, ccc: true }),
};
