import type { AccountName, SettlementLine } from '../../contract';
import type { Entry } from '../books/posting.rules';
import { clearingOf, saleModeRules } from '../books/sale-modes.rules';

const entry = (account: AccountName, side: Entry['side'], fen: number): Entry =>
  fen < 0 ? { account, side: side === 'debit' ? 'credit' : 'debit', fen: -fen } : { account, side, fen };

/** What closing a run books for one of its lines: what was held becomes owed, less the reserve; whoever has the money already is cleared. */
export function closedEntries(line: SettlementLine): readonly Entry[] {
  const { kind, party, mode, held, late, borne, reserve, returned } = line;
  const gross = held - late + borne;
  if (kind === 'donation')
    return [entry(`donationHeld:${party}`, 'debit', gross), entry(`donationPayable:${party}`, 'credit', gross)];
  if (saleModeRules[mode].settles === 'has-it')
    return [entry(`salesHeld:${party}`, 'debit', gross), entry(clearingOf(mode, party), 'credit', gross)];
  return [
    entry(`salesHeld:${party}`, 'debit', gross),
    entry(`reserve:${party}`, 'credit', reserve),
    entry(`reserve:${party}`, 'debit', returned),
    entry(`supplierPayable:${party}`, 'credit', gross - reserve + returned),
  ];
}

/** What a payment that went through books: paid from where the money lies. */
export function paidEntries({ party, mode }: Pick<SettlementLine, 'party' | 'mode'>, due: number): readonly Entry[] {
  const from: AccountName = saleModeRules[mode].settles === 'split' ? clearingOf(mode, party) : 'bank';
  return [entry(`supplierPayable:${party}`, 'debit', due), entry(from, 'credit', due)];
}
