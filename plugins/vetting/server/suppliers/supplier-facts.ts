import type { Vault } from '@hearth/cms/platform';
import { canonicalJson } from '@hearth/cms/kernel';
import type { SupplierFacts, SupplierPart } from '../../contract';
import { IDENTITY } from './subject.rules';
import type { KeptSupplier, Subject } from './supplier-store';

type Facts = { readonly [Part in SupplierPart]?: SupplierFacts[Part] | undefined };

/** The columns that facts are written to. */
export type SealedFacts = Partial<
  Pick<
    KeptSupplier,
    | 'kind'
    | 'name'
    | 'uscc'
    | 'region'
    | 'address_sealed'
    | 'contact_sealed'
    | 'identity_sealed'
    | 'identity_index'
    | 'bank_sealed'
    | 'bank_tail'
  >
>;

const place = (row: string, column: string) => ({ table: 'vetting_supplier', column, row });
/** How many of an account's last signs are shown. */
const TAIL = 4;

/** What is written of some facts: what nobody may read lies sealed, what has to be found again as a keyed hash. */
export function sealedFacts(vault: Vault, id: string, { who, where, contact, bank }: Facts): SealedFacts {
  return {
    ...(who && {
      ...{ kind: who.kind, name: who.name, uscc: who.uscc },
      identity_sealed: who.idNumber === null ? null : vault.seal(place(id, 'identity_sealed'), who.idNumber),
      identity_index: who.idNumber === null ? null : vault.index(IDENTITY, who.idNumber),
    }),
    ...(where && { region: where.region, address_sealed: vault.seal(place(id, 'address_sealed'), where.address) }),
    ...(contact && { contact_sealed: vault.seal(place(id, 'contact_sealed'), JSON.stringify(contact)) }),
    ...(bank && {
      bank_sealed: vault.seal(place(id, 'bank_sealed'), JSON.stringify(bank)),
      bank_tail: bank.account.slice(-TAIL),
    }),
  };
}

/** What lies sealed, opened: for whoever may see it, and for nothing that is kept. */
export function openFacts(vault: Vault, kept: KeptSupplier): Facts {
  const open = (column: 'address_sealed' | 'contact_sealed' | 'identity_sealed' | 'bank_sealed') => {
    const sealed = kept[column];
    return sealed === null ? undefined : vault.open(place(kept.id, column), sealed);
  };
  const { kind, name, uscc, region } = kept;
  const address = open('address_sealed');
  const contact = open('contact_sealed');
  const bank = open('bank_sealed');
  return {
    who: kind === null ? undefined : { kind, name, uscc, idNumber: open('identity_sealed') ?? null },
    where: region === null || address === undefined ? undefined : { region, address },
    // Written above in this very shape.
    contact: contact === undefined ? undefined : (JSON.parse(contact) as SupplierFacts['contact']),
    // As was this.
    bank: bank === undefined ? undefined : (JSON.parse(bank) as SupplierFacts['bank']),
  };
}

/** The numbers by which a supplier is known under whatever name, under each key of the vault. */
export function subjectOf(vault: Vault, kept: KeptSupplier): Subject {
  const idNumber = openFacts(vault, { ...kept, address_sealed: null, contact_sealed: null, bank_sealed: null }).who
    ?.idNumber;
  return { uscc: kept.uscc, identities: idNumber == null ? [] : vault.indexes(IDENTITY, idNumber) };
}

/** A keyed hash of a part, by which the same change is known again without keeping what it says. */
export function markOf(vault: Vault, part: SupplierPart, fields: SupplierFacts[SupplierPart]): string {
  return vault.index('vetting.part', canonicalJson({ part, fields }));
}

/** Whether a mark was made of this part, under whichever key. */
export function isMarkOf(
  vault: Vault,
  mark: string,
  [part, fields]: [SupplierPart, SupplierFacts[SupplierPart]],
): boolean {
  return vault.indexes('vetting.part', canonicalJson({ part, fields })).includes(mark);
}
