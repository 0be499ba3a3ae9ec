import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Actor } from '@hearth/cms/contract';
import type { Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, Outbox, Tx, Vault } from '@hearth/cms/platform';
import { signingKeyChanged } from '../../contract';
import { sealedPlace } from './signing-key.rules';
import type { NewKey, SigningKeyStore } from './signing-key-store';

/** What it takes to make a key. */
export type KeyDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly keys: SigningKeyStore;
  /** The station that all others stand below: the signature is the house's. */
  readonly root: () => Promise<string>;
};

const make = promisify(generateKeyPair);
const YEAR_DAYS = 365;

/** The first key of the house, when the first pass is made; of many who need it at once one makes it. */
export async function firstKey(deps: KeyDeps): Promise<void> {
  const fresh = await freshKey(deps);
  const actor = await house(deps);
  await deps.database.transaction(async (tx) => {
    if (await deps.keys.lock(tx)) return;
    await put(deps, tx, { fresh, actor, reason: 'first' });
  });
}

/** A new key signs from now on; with `only`, if that one still does. The old one reads what it signed until the longest pass has run out. */
export async function rotateKey(
  deps: KeyDeps,
  actor: Actor,
  { reason, only }: { readonly reason: string; readonly only?: string },
): Promise<void> {
  const fresh = await freshKey(deps);
  await deps.database.transaction(async (tx) => {
    const current = await deps.keys.lock(tx);
    if (only !== undefined && current?.kid !== only) return;
    if (current) await deps.keys.retire(tx, current.kid);
    await put(deps, tx, { fresh, actor, reason });
  });
}

/** Once a year without anybody asking for it. */
export async function rotateYearly(deps: KeyDeps): Promise<void> {
  const old = await deps.keys.olderThan(deps.database.read, YEAR_DAYS);
  if (old !== undefined) await rotateKey(deps, await house(deps), { reason: 'yearly', only: old });
}

const house = async ({ root }: KeyDeps): Promise<Actor> => ({
  ...{ kind: 'system', id: 'streaming', name: 'streaming', station: await root() },
});

async function freshKey({ ids, vault }: KeyDeps): Promise<NewKey> {
  const kid = ids.next();
  const { publicKey, privateKey } = await make('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { kid, private: vault.seal(sealedPlace(kid), privateKey), public: publicKey };
}

type Put = { readonly fresh: NewKey; readonly actor: Actor; readonly reason: string };

async function put({ keys, ledger, outbox }: KeyDeps, tx: Tx, { fresh, actor, reason }: Put): Promise<void> {
  const { kid } = fresh;
  await keys.insert(tx, fresh);
  ledger.append(tx, { actor, action: 'streaming-signing-key.made', subject: kid, facts: { reason } });
  await outbox.append(tx, signingKeyChanged({ station: actor.station, kid }));
}
