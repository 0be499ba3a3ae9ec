import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Bug, type Clock } from '@hearth/cms/kernel';
import type { Database, Vault } from '@hearth/cms/platform';
import { goodUntil, sealedPlace } from './signing-key.rules';
import type { KeptKey, SigningKeyStore } from './signing-key-store';

/** The key that signs. */
export type SigningKey = { readonly kid: string; readonly key: KeyObject };

/** The keys of passes in the memory of one node. */
export type Keyring = {
  /** The key that signs; at first need one is made. */
  signing(): Promise<SigningKey>;
  /** The key that reads what `kid` signed, while that may still be good. */
  reading(kid: string): KeyObject | undefined | Promise<KeyObject | undefined>;
  /** Reads the keys again at the next question. */
  forget(): void;
};

/** What a keyring stands on. */
export type KeyringDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly keys: SigningKeyStore;
  readonly first: () => Promise<void>;
};

type Ring = {
  readonly at: number;
  readonly signing: SigningKey | undefined;
  readonly reading: ReadonlyMap<string, { readonly key: KeyObject; readonly until: number }>;
};

/** A key that this node has not heard of may be new; whoever invents names makes it look no more often than this. */
const LOOK_AGAIN = 2_000;

/** Reads the keys when they are needed, and again when another one signs. */
export function createKeyring(deps: KeyringDeps): Keyring {
  const { clock, database, keys } = deps;
  let ring: Ring | undefined;
  let coming: Promise<Ring> | undefined;

  const load = (): Promise<Ring> => {
    const flight: Promise<Ring> = keys
      .good(database.read)
      .then((kept) => {
        const read = ringOf(deps, kept);
        // Forgotten meanwhile, it may be from before the change.
        if (coming === flight) ring = read;
        return read;
      })
      .finally(() => {
        if (coming === flight) coming = undefined;
      });
    coming = flight;
    return flight;
  };
  const known = (kid: string, { reading }: Ring): KeyObject | undefined => {
    const found = reading.get(kid);
    return found && found.until > clock.now().getTime() ? found.key : undefined;
  };
  return {
    async signing() {
      const now = ring ?? (await (coming ?? load()));
      if (now.signing) return now.signing;
      await deps.first();
      const { signing } = await load();
      if (!signing) throw new Bug('the first key of passes was made and is not there');
      return signing;
    },
    reading(kid) {
      if (ring && (ring.reading.has(kid) || clock.now().getTime() - ring.at < LOOK_AGAIN)) return known(kid, ring);
      return (coming ?? load()).then((read) => known(kid, read));
    },
    forget() {
      ring = undefined;
      coming = undefined;
    },
  };
}

function ringOf({ vault, clock }: KeyringDeps, kept: readonly KeptKey[]): Ring {
  const current = kept.find(({ retiredAt }) => retiredAt === null);
  return {
    at: clock.now().getTime(),
    signing: current && {
      kid: current.kid,
      key: createPrivateKey(vault.open(sealedPlace(current.kid), current.private)),
    },
    reading: new Map(
      kept.map(({ kid, public: pem, retiredAt }) => [
        kid,
        { key: createPublicKey(pem), until: goodUntil(retiredAt)?.getTime() ?? Infinity },
      ]),
    ),
  };
}
