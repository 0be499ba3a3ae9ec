import type { SealedColumn } from '@hearth/cms/platform';

/** Where seeds of red packets lie sealed. */
export const SEALED_ENVELOPE_SEEDS: SealedColumn = { table: 'live_envelope', column: 'seed', id: 'id' };

/** Where seeds of lotteries lie sealed. */
export const SEALED_LOTTERY_SEEDS: SealedColumn = { table: 'live_lottery', column: 'seed', id: 'id' };

/** Where it lies sealed where prizes go. */
export const SEALED_CONTACTS: SealedColumn = { table: 'live_lottery_winner', column: 'contact', id: 'id' };

/** The place of a sealed value of a row. */
export const placeOf = ({ table, column }: SealedColumn, row: string) => ({ table, column, row });
