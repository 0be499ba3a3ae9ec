import { isPerson, type SupplierKind } from '../../contract';

/** What stands in the form of the desk, as it is typed. */
export type FileDraft = {
  readonly kind: SupplierKind;
  readonly name: string;
  readonly uscc: string;
  readonly idNumber: string;
  readonly region: string;
  readonly address: string;
  readonly person: string;
  readonly phone: string;
  readonly holder: string;
  readonly bank: string;
  readonly account: string;
};

/** An empty form. */
export const EMPTY: FileDraft = {
  ...{ kind: 'cooperative', name: '', uscc: '', idNumber: '', region: '', address: '', person: '', phone: '' },
  ...{ holder: '', bank: '', account: '' },
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The parts that were filled; a part is sent whole or not at all. */
export function partsOfDraft(draft: FileDraft): Readonly<Record<string, object>> {
  const { kind, name, uscc, idNumber, region, address, person, phone, holder, bank, account } = draft;
  const isWhole = (...texts: readonly string[]): boolean => texts.every((text) => text.trim() !== '');
  return {
    ...(isWhole(name) ? { who: { kind, name: name.trim(), uscc: orNull(uscc), idNumber: orNull(idNumber) } } : {}),
    ...(isWhole(region, address) ? { where: { region, address: address.trim() } } : {}),
    ...(isWhole(person, phone) ? { contact: { person: person.trim(), phone: phone.trim() } } : {}),
    ...(isWhole(holder, bank, account)
      ? { bank: { holder: holder.trim(), bank: bank.trim(), account, isCard: isPerson(kind) } }
      : {}),
  };
}
