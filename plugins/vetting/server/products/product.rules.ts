import { canonicalJson } from '@hearth/cms/kernel';
import {
  productFactsSchema,
  type ProductCategory,
  type ProductEvent,
  type ProductFacts,
  type ProductState,
  type TurnProduct,
} from '../../contract';
import { productMachine } from './product.machine';

/** What is described of a product. */
export type Described = { readonly title: string; readonly category: ProductCategory; readonly facts: ProductFacts };

/** What people looked at when they approved: a change of any of these is looked at anew. */
const REVIEWED = [
  ...['spec', 'recipe', 'allergens', 'netWeight', 'shelfLifeDays', 'label', 'maker', 'plant', 'seller', 'priceBasis'],
  ...['gtin', 'prepackaged', 'branded', 'welfare', 'donation', 'marks', 'origin'],
] as const;

/** The database keeps no order among them. */
const FIELDS: readonly string[] = ['title', 'category', ...Object.keys(productFactsSchema.shape)];

/** What differs, field by field. */
export type FactChange = { readonly field: string; readonly before: unknown; readonly after: unknown };

/** The differences between two descriptions, in the order of the file. */
export function changesOf(before: Described, after: Described): readonly FactChange[] {
  const flat = ({ title, category, facts }: Described): Readonly<Record<string, unknown>> => ({
    title,
    category,
    ...facts,
  });
  const [old, now] = [flat(before), flat(after)];
  return FIELDS.filter((field) => canonicalJson(old[field] ?? null) !== canonicalJson(now[field] ?? null)).map(
    (field) => ({
      field,
      before: old[field] ?? null,
      after: now[field] ?? null,
    }),
  );
}

/** Of these changes, the ones that have to be looked at anew. */
export const toReview = (changes: readonly FactChange[]): readonly FactChange[] =>
  changes.filter(({ field }) => field === 'title' || field === 'category' || isReviewed(field));

const isReviewed = (field: string): boolean => REVIEWED.some((one) => one === field);

/** What a change comes to in a state: written as it is, sent back to review, or refused. */
export function changeIn(
  state: ProductState,
  changes: readonly FactChange[],
): 'write' | 're-review' | 'refuse' | 'over' {
  if (productMachine.allowed(state).length === 0) return 'over';
  if (toReview(changes).length === 0 || state === 'draft' || state === 'fixing') return 'write';
  return productMachine.allowed(state).includes('re-review') ? 're-review' : 'refuse';
}

const HOUR_MS = 3_600_000;

/** Hours within which somebody acts on a product 时限; where nobody is waited for there is no clock. */
export const DUE_HOURS: Readonly<Partial<Record<ProductState, number>>> = {
  'paper-review': 48,
  sampling: 96,
  panel: 72,
  scored: 24,
  fixing: 336,
  'price-review': 24,
  suspended: 24,
};

/** When whoever has to act on a product is late. */
export function dueAt(state: ProductState, since: Date): Date | null {
  const hours = DUE_HOURS[state];
  return hours === undefined ? null : new Date(since.getTime() + hours * HOUR_MS);
}

/** Events that people of the desk set off themselves; the others come of the procedure and of the gate. */
const OWN: readonly TurnProduct['event'][] = ['submit', 'return-papers', 'pass-papers', 'veto', 'retire'];

/** What may be done now, of what people do here. */
export const ownEvents = (state: ProductState): ProductEvent[] =>
  productMachine.allowed(state).filter((event) => OWN.some((one) => one === event));
