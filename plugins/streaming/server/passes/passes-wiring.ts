import type { Clock } from '@hearth/cms/kernel';
import type { Platform, Stations } from '@hearth/cms/platform';
import { createIssuer, type Issuer } from './issuer';
import { createKeyring, type Keyring } from './keyring';
import { firstKey, type KeyDeps } from './make-key';
import { createPassCheck } from './pass-check';
import { createPassSigner } from './pass-signer';
import { createRevokedLinks, type RevokedLinks } from './revoked-links';
import { signingKeyStore } from './signing-key-store';
import { watchLinkStore } from './watch-link-store';

/** Passes on one host: who makes them, who reads them, and what it keeps in memory. */
export type Passes = {
  readonly issuer: Issuer;
  readonly check: ReturnType<typeof createPassCheck>;
  readonly keyring: Keyring;
  readonly revoked: RevokedLinks;
};

/** What passes stand on. */
export type PassGround = Omit<KeyDeps, 'keys' | 'root'> & {
  readonly clock: Clock;
  readonly stations: Pick<Stations, 'tree'>;
};

/** The station that all others stand below, whose ledger tells of the keys of the house. */
export const rootOf = async ({ stations }: Pick<PassGround, 'stations'>): Promise<string> =>
  (await stations.tree()).root?.slug ?? 'house';

/** Makes passes for one node. */
export function createPasses(ground: PassGround): Passes {
  const { database, clock } = ground;
  const deps: KeyDeps = { ...ground, keys: signingKeyStore, root: () => rootOf(ground) };
  const keyring = createKeyring({ ...ground, keys: signingKeyStore, first: () => firstKey(deps) });
  return {
    keyring,
    issuer: createIssuer({ sign: createPassSigner(keyring), clock }),
    check: createPassCheck({ keyring, clock }),
    revoked: createRevokedLinks(
      () => watchLinkStore.revoked(database.read),
      () => clock.now().getTime(),
    ),
  };
}

const made = new WeakMap<Platform, Passes>();

/** The passes of a host. */
export function passesOf(platform: Platform): Passes {
  const known = made.get(platform) ?? createPasses(platform);
  made.set(platform, known);
  return known;
}
