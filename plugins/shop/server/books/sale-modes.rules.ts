import type { AccountName, SaleMode } from '../../contract';

/** What a merchant of record means for the books. */
export type SaleModeRule = {
  /** Where the buyer's money lies; never with the station, unless the goods are its own. */
  readonly clearing: 'pspClearing' | 'supplierClearing' | 'licensedClearing' | 'externalClearing';
  /** How the supplier comes to their part. */
  readonly settles: 'invoice' | 'has-it' | 'split';
};

/** The modes of §6, as data: holding other people's money takes a licence that a station does not have. */
export const saleModeRules: Readonly<Record<SaleMode, SaleModeRule>> = {
  // The cooperative is the merchant; the station's part is claimed by a split of theirs.
  cooperative: { clearing: 'supplierClearing', settles: 'has-it' },
  // The station sells goods of its own and pays the supplier's invoice.
  station: { clearing: 'pspClearing', settles: 'invoice' },
  // A licensed party holds the money and pays by our instruction.
  licensed: { clearing: 'licensedClearing', settles: 'split' },
  // Orders of an outside mall are told, not handled.
  external: { clearing: 'externalClearing', settles: 'has-it' },
};

/** The account that a buyer's money stands on. */
export function clearingOf(mode: SaleMode, supplier: string): AccountName {
  const { clearing } = saleModeRules[mode];
  return clearing === 'supplierClearing' ? `supplierClearing:${supplier}` : clearing;
}
