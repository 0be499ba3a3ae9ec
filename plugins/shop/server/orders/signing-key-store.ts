import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Ids } from '@hearth/cms/kernel';
import type { Database, SealedColumn, Vault } from '@hearth/cms/platform';

/** The column in which private keys lie sealed, for the change of the vault's keys. */
export const SEALED_SIGNING_KEYS: SealedColumn = { table: 'shop_signing_key', column: 'sealed', id: 'id' };

/** Signs in the name of a station, by Ed25519, in base64. */
export type Signer = { readonly key: string; sign(bytes: Uint8Array): string };

/** The signers of all stations. */
export type Signers = {
  /** The station's signer; its key is made when it first signs. */
  of(station: string): Promise<Signer>;
  publicKey(id: string): Promise<string>;
};

type Row = { readonly id: string; readonly sealed: string };
type Deps = { readonly database: Database; readonly ids: Ids; readonly vault: Vault };

const place = (row: string) => ({ table: 'shop_signing_key', column: 'sealed', row });

/** Keeps the keys by which stations sign what their buyers saw, and the days of their books. */
export function createSigners(deps: Deps): Signers {
  const open = new Map<string, Promise<Signer>>();
  return {
    of(station) {
      const known = open.get(station) ?? signerOf(deps, station);
      open.set(station, known);
      // What failed is asked for again by the next one.
      known.catch(() => open.delete(station));
      return known;
    },
    async publicKey(id) {
      const row = await deps.database
        .read('shop_signing_key')
        .where({ id })
        .first<{ public_key: string } | undefined>();
      return row?.public_key ?? '';
    },
  };
}

async function signerOf(deps: Deps, station: string): Promise<Signer> {
  const { id, sealed } = (await find(deps, station)) ?? (await make(deps, station));
  const key: KeyObject = createPrivateKey(deps.vault.open(place(id), sealed));
  return { key: id, sign: (bytes) => sign(null, bytes, key).toString('base64') };
}

async function find({ database }: Deps, station: string): Promise<Row | undefined> {
  return database.read('shop_signing_key').where({ station }).first<Row | undefined>('id', 'sealed');
}

/** Of two nodes that make one at once, the first one's stays. */
async function make(deps: Deps, station: string): Promise<Row> {
  const id = deps.ids.next();
  const pair = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const sealed = deps.vault.seal(place(id), pair.privateKey);
  await deps.database
    .read('shop_signing_key')
    .insert({ id, station, public_key: pair.publicKey, sealed })
    .onConflict('station')
    .ignore();
  const kept = await find(deps, station);
  if (!kept) throw new Error(`the signing key of ${station} cannot be made`);
  return kept;
}
