import {
  labelSides,
  paperCatalogue,
  type CataloguePaper,
  type ProductCategory,
  type ProductFacts,
} from '../../contract';
import { isAsked } from '../papers/paper-needs.rules';
import type { NeedsOf } from './needs.rules';
import type { GateNeed } from './paper.rules';

/** Which papers goods need, by the catalogue. */
export const needsOfGoods: NeedsOf = ({ category, supplierKind, told }) => {
  // Written by the contract's own schemas.
  const about = { category: category as ProductCategory, supplierKind, facts: told as ProductFacts };
  const lines = paperCatalogue.papers.filter((line) => isAsked(line, about));
  return {
    required: lines.filter(({ scope }) => scope !== 'lot').flatMap(placesOf),
    requiredOfLots: lines.filter(({ scope }) => scope === 'lot').map(({ kind }) => kind),
  };
};

function placesOf({ kind, scope, eachSide }: CataloguePaper): readonly GateNeed[] {
  const need = { kind, isSuppliers: scope === 'supplier' };
  return eachSide ? labelSides.map((side) => ({ ...need, side })) : [{ ...need, side: null }];
}
