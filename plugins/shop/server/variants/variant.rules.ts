import type { Variant, VariantName } from '../../contract';

/** What a variant is called, without its stock. */
export const nameOf = ({ id, product, title, spec }: Variant): VariantName => ({ id, product, title, spec });
