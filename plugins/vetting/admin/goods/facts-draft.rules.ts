import { productFactsSchema, type ProductFacts } from '../../contract';

/** What a form holds: words as they were typed. */
export type FactsDraft = Readonly<Record<TextField, string>> & {
  readonly priceKind: ProductFacts['priceBasis']['kind'];
  readonly flags: readonly Flag[];
  readonly marks: ProductFacts['marks'];
};

/** The fields that are typed. */
export const textFields = [
  ...(['spec', 'maker', 'seller', 'plant', 'origin', 'netWeight', 'shelfLifeDays', 'gtin', 'price'] as const),
  ...(['allergens', 'storage', 'recipe', 'label', 'story'] as const),
] as const;
/** A field that is typed. */
export type TextField = (typeof textFields)[number];

/** What is either so or not. */
export const flags = ['prepackaged', 'branded', 'welfare', 'donation'] as const;
/** What is either so or not. */
export type Flag = (typeof flags)[number];

const LONG: readonly TextField[] = ['recipe', 'label', 'story'];
/** Whether a field is several lines long. */
export const isLong = (field: TextField): boolean => LONG.includes(field);

/** A form with nothing in it. */
export const emptyDraft: FactsDraft = {
  ...{ spec: '', maker: '', seller: '', plant: '', origin: '', netWeight: '', shelfLifeDays: '', gtin: '', price: '' },
  ...{ allergens: '', storage: '', recipe: '', label: '', story: '', priceKind: 'list-price', flags: [], marks: [] },
};

/** A form that holds what is declared. */
export function draftOf(facts: ProductFacts): FactsDraft {
  const { spec, maker, seller, plant, origin, netWeight, storage, recipe, label, story, marks, priceBasis } = facts;
  return {
    ...{ spec, maker, seller, plant, origin, netWeight, storage, recipe, label, story, marks },
    shelfLifeDays: facts.shelfLifeDays === null ? '' : String(facts.shelfLifeDays),
    gtin: facts.gtin ?? '',
    price: (priceBasis.fen / 100).toFixed(2),
    priceKind: priceBasis.kind,
    allergens: facts.allergens.join('、'),
    flags: flags.filter((flag) => facts[flag]),
  };
}

/** What a form declares; undefined while something in it is missing or no figure. */
export function factsOf({ price, priceKind, flags: set, ...draft }: FactsDraft): ProductFacts | undefined {
  const { shelfLifeDays, gtin, allergens, ...words } = draft;
  const parsed = productFactsSchema.safeParse({
    ...words,
    shelfLifeDays: shelfLifeDays.trim() === '' ? null : Number(shelfLifeDays),
    gtin: gtin.trim() === '' ? null : gtin.trim(),
    allergens: allergens
      .split(/[、,，;；]/)
      .map((one) => one.trim())
      .filter(Boolean),
    priceBasis: { fen: fenOf(price), kind: priceKind },
    ...Object.fromEntries(flags.map((flag) => [flag, set.includes(flag)])),
  });
  return parsed.success ? parsed.data : undefined;
}

/** Yuan as people type them, in fen; not a number where they are none. */
export const fenOf = (yuan: string): number =>
  /^\d{1,7}(\.\d{1,2})?$/.test(yuan.trim()) ? Math.round(Number(yuan.trim()) * 100) : Number.NaN;

/** Fen as the house writes money. */
export const yuanOf = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;
