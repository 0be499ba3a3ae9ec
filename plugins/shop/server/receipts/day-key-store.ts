import { createPublicKey } from 'node:crypto';
import type { Knex } from 'knex';

/** The public half of a key that signed days: SPKI in base64. */
export type DayKey = { readonly id: string; readonly public: string };

/** The keys that signed the days of a station: its own, and for days of long ago the house's. */
async function of(read: Knex, station: string): Promise<readonly DayKey[]> {
  const { rows } = await read.raw<{ rows: { id: string; pem: string | null; der: string | null }[] }>(
    `SELECT d.key AS id, s.public_key AS pem, h.public AS der
     FROM (SELECT key, max(last_seq) AS last FROM shop_day_root WHERE station = ? GROUP BY key) d
     LEFT JOIN shop_signing_key s ON s.id = d.key LEFT JOIN shop_root_key h ON h.id = d.key
     ORDER BY d.last DESC`,
    [station],
  );
  return rows.map(({ id, pem, der }) => ({ id, public: pem === null ? (der ?? '') : derOf(pem) }));
}

const derOf = (pem: string): string => createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64');

/** How the keys of days are found. */
export const dayKeyStore = { of } as const;

/** How the keys of days are found. */
export type DayKeyStore = typeof dayKeyStore;
