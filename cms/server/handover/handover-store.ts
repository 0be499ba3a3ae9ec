import type { Tx } from '../../platform';

/** A one-time link as it is kept: whoever reads the table can open nothing by it. */
export type HandoverLink = {
  readonly tokenHash: string;
  readonly station: string;
  readonly delivery: string;
  readonly person: string;
  readonly name: string;
  readonly deviceHash: string | null;
  readonly expiresAt: Date;
};

type Row = {
  token_hash: string;
  station: string;
  delivery: string;
  by_person: string;
  by_name: string;
  device_hash: string | null;
  expires_at: Date;
};

async function insert(tx: Tx, link: HandoverLink): Promise<void> {
  await tx('handover_link').insert({
    ...{ token_hash: link.tokenHash, station: link.station, delivery: link.delivery },
    ...{ by_person: link.person, by_name: link.name, expires_at: link.expiresAt },
  });
}

/** The link of a token, held so that of two devices one is the first. */
async function forUpdate(tx: Tx, tokenHash: string): Promise<HandoverLink | undefined> {
  const row = (await tx('handover_link').where({ token_hash: tokenHash }).forUpdate().first()) as Row | undefined;
  return (
    row && {
      ...{ tokenHash, station: row.station, delivery: row.delivery, person: row.by_person, name: row.by_name },
      ...{ deviceHash: row.device_hash, expiresAt: row.expires_at },
    }
  );
}

/** Keeps the device that opened it first. */
async function take(tx: Tx, tokenHash: string, deviceHash: string): Promise<void> {
  await tx('handover_link')
    .where({ token_hash: tokenHash })
    .update({ device_hash: deviceHash, opened_at: tx.fn.now() });
}

/** Throws away links that have been over for a day. */
async function forget(tx: Tx): Promise<number> {
  return tx('handover_link').whereRaw(`expires_at < now() - interval '1 day'`).delete();
}

/** One-time links as use cases are handed them. */
export const handoverStore = { insert, forUpdate, take, forget } as const;

/** One-time links as use cases are handed them. */
export type HandoverStore = typeof handoverStore;
