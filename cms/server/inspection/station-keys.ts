import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Ids } from '../../kernel';
import type { Database, Tx, Vault } from '../../platform';

type Row = {
  id: string;
  station: string;
  public_key: string;
  private_sealed: string;
  created_at: Date;
  retired_at: Date | null;
};
type Deps = { readonly database: Database; readonly vault: Vault; readonly ids: Ids };

/** A key by which anybody checks what a station signed. */
export type PublicKey = {
  readonly id: string;
  readonly publicKey: string;
  readonly since: Date;
  readonly until: Date | null;
};

const place = (row: string) => ({ table: 'inspection_key', column: 'private_sealed', row });

/** The fingerprint that people compare: SHA-256 of the key as it is written. */
export const fingerprintOf = (publicKey: string): string => createHash('sha256').update(publicKey).digest('hex');

/** Signs with the station's key, which is made at the first signature and never leaves the vault in plain text. */
export async function signFor({ database, vault, ids }: Deps, station: string) {
  const row = await database.transaction(
    async (tx) => (await current(tx, station)) ?? makeKey({ vault, ids }, tx, station),
  );
  return {
    id: row.id,
    publicKey: row.public_key,
    sign: (bytes: Buffer): Buffer => sign(null, bytes, createPrivateKey(vault.open(place(row.id), row.private_sealed))),
  };
}

/** All keys of a station, those of before too: old packs stay good. */
export async function publicKeys({ database }: Pick<Deps, 'database'>, station: string): Promise<readonly PublicKey[]> {
  const rows = await database
    .read('inspection_key')
    .where({ station })
    .orderBy('created_at', 'desc')
    .select<Row[]>('id', 'public_key', 'created_at', 'retired_at');
  return rows.map(({ id, public_key, created_at, retired_at }) => ({
    ...{ id, publicKey: public_key },
    since: created_at,
    until: retired_at,
  }));
}

async function current(tx: Tx, station: string): Promise<Row | undefined> {
  return tx('inspection_key').where({ station, retired_at: null }).first<Row | undefined>();
}

async function makeKey({ vault, ids }: Pick<Deps, 'vault' | 'ids'>, tx: Tx, station: string): Promise<Row> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const id = ids.next();
  await tx('inspection_key')
    .insert({ id, station, public_key: publicKey, private_sealed: vault.seal(place(id), privateKey) })
    // Two packs at once would make two keys; the second takes the first's.
    .onConflict(tx.raw('(station) WHERE retired_at IS NULL'))
    .ignore();
  const row = await current(tx, station);
  if (!row) throw new Error(`no key for ${station} although one was made`);
  return row;
}
