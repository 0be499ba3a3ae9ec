import { coveredIdNumber, type ProofKind, type Supply, type SupplierPart } from '../../contract';
import { answerBy, presentBar, presentProof } from '../suppliers/present-supplier';
import type { SupplierDeps } from '../suppliers/supplier-deps';
import { openFacts } from '../suppliers/supplier-facts';
import { isOpenForm, missingOf } from '../suppliers/supplier.rules';
import type { KeptSupplier } from '../suppliers/supplier-store';
import type { Tx } from '@hearth/cms/platform';

type Deps = Pick<SupplierDeps, 'database' | 'vault' | 'proofs' | 'bars'>;
type On = Tx | SupplierDeps['database']['read'];

/** One's own filing as its owner sees it: numbers with all but their ends covered, for a phone may lie open. */
export async function presentSupply(deps: Deps, on: On, kept: KeptSupplier): Promise<Supply> {
  const proofs = await deps.proofs.of(on, kept.id);
  const bar = kept.state === 'barred' ? await deps.bars.current(on, kept.id) : undefined;
  const { id, station, state, version, reason } = kept;
  return {
    ...{ id, station, state, version, reason },
    parts: presentParts(deps, kept),
    proofs: proofs.map(presentProof),
    missing: [...missingOf(openFacts(deps.vault, kept), wholeKinds(proofs))],
    filedAt: kept.filed_at?.toISOString() ?? null,
    answerBy: answerBy(kept),
    verifyBy: kept.verify_by?.toISOString() ?? null,
    bar: bar ? presentBar(bar) : null,
    allowed: allowedNow(kept, bar?.appeal === null),
  };
}

/** The kinds of papers that came whole. */
export const wholeKinds = (proofs: readonly { readonly kind: ProofKind; readonly hash: string | null }[]) =>
  proofs.filter(({ hash }) => hash !== null).map(({ kind }) => kind);

function presentParts({ vault }: Deps, kept: KeptSupplier): Supply['parts'] {
  const marks = kept.parts;
  const { who, where, contact, bank } = openFacts(vault, kept);
  const saved = <Fields>(part: SupplierPart, fields: Fields | undefined) =>
    fields === undefined ? null : { revision: marks[part]?.revision ?? 1, fields };
  return {
    who: saved('who', who && { ...who, idNumber: who.idNumber === null ? null : coveredIdNumber(who.idNumber) }),
    where: saved('where', where),
    contact: saved('contact', contact),
    bank: saved('bank', bank && { ...bank, account: `****${bank.account.slice(-4)}` }),
  };
}

function allowedNow({ state }: KeptSupplier, mayAppeal: boolean): Supply['allowed'] {
  if (state === 'barred') return mayAppeal ? ['appeal'] : [];
  if (isOpenForm(state)) return ['save', 'file', 'withdraw'];
  return state === 'filed' ? ['withdraw'] : [];
}
