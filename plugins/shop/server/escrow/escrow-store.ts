import type { Tx } from '@hearth/cms/platform';
import type { SetAside } from '../../contract';

/** What postings about one thing left on the account of what is set aside. */
async function standing(tx: Tx, { station, ref }: Pick<SetAside, 'station' | 'ref'>): Promise<number> {
  const { rows } = await tx.raw<{ rows: { fen: string }[] }>(
    `SELECT coalesce(-sum(e.fen), 0) AS fen
     FROM shop_posting p
     JOIN shop_entry e ON e.posting = p.id
     JOIN shop_account a ON a.id = e.account AND a.code = 'redPacketEscrow'
     WHERE p.station = ? AND p.ref = ?`,
    [station, ref],
  );
  return Number(rows[0]?.fen ?? 0);
}

/** How what is set aside is read. */
export const escrowStore = { standing } as const;

/** How what is set aside is read. */
export type EscrowStore = typeof escrowStore;
