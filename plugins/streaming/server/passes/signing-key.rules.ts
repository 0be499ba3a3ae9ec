import { LONGEST_PASS_HOURS } from '../../contract';

/** The column that holds the private halves. */
export const SEALED_SIGNING_KEYS = { table: 'streaming_signing_key', column: 'private', id: 'kid' } as const;

/** Where the private half of a key lies sealed. */
export const sealedPlace = (kid: string) => ({
  ...{ table: SEALED_SIGNING_KEYS.table, column: SEALED_SIGNING_KEYS.column, row: kid },
});

const HOUR = 3_600_000;

/** Until when a key that no longer signs reads what it signed; `null` while it signs. */
export const goodUntil = (retiredAt: Date | null): Date | null =>
  retiredAt && new Date(retiredAt.getTime() + LONGEST_PASS_HOURS * HOUR);
