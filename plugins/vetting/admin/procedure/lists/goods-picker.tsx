import { Picker, type Pickable } from '@hearth/cms/reach';
import type { ProductCard, ProductState } from '../../../contract';

type Props = {
  readonly label: string;
  /** The state that goods are in; any where none is named. */
  readonly state?: ProductState;
  readonly picked: Pickable | undefined;
  readonly onPick: (picked: Pickable | undefined) => void;
};

/** Picks goods by their name or their supplier's. */
export function GoodsPicker({ state, ...props }: Props) {
  const ask = (text: string): string =>
    `/vetting/products?${new URLSearchParams({ ...(state && { state }), ...(text && { search: text }) }).toString()}`;
  return (
    <Picker<{ products: ProductCard[] }>
      {...props}
      ask={ask}
      read={({ products }) => products.map(({ id, title, supplier }) => ({ id, title, about: supplier.name }))}
    />
  );
}
