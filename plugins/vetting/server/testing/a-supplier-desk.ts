import { ok, systemClock, systemIds, systemRandom, type Ok, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, StaffActor } from '@hearth/cms/contract';
import {
  createDatabaseTime,
  createLedger,
  createStations,
  createVault,
  parseVaultKeys,
  type ReadPhoto,
  type Ledger,
  type Vault,
} from '@hearth/cms/platform';
import sharp from 'sharp';
import { aNode } from '../../../../tests/host/a-node';
import { aBareStation } from '../../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { idNumberCheckSign, supplierFactsSchema, usccCheckSign, type SupplierFactsInput } from '../../contract';
import { barStore } from '../suppliers/bar-store';
import { proofStore } from '../suppliers/proof-store';
import type { SupplierFollower } from '../suppliers/supplier-deps';
import { supplierStore } from '../suppliers/supplier-store';
import { termStore, type TermStore } from '../suppliers/term-store';
import type { ProofDeps } from '../supply/send-proof';

/** The vetting desk of a city station and of a county station below it, on a database without Strapi. */
export type SupplierDesk = {
  readonly db: TestDatabase;
  readonly ledger: Ledger;
  readonly deps: ProofDeps & { readonly terms: TermStore };
  /** What was told to whom. */
  readonly told: { kind: string; station: string; to: object; facts: object }[];
  /** What followed suppliers. */
  readonly followed: Parameters<SupplierFollower>[1][];
  staff(at?: 'yunze' | 'qinghe'): StaffActor;
  reader(at?: string): ReaderActor;
  drop(): Promise<void>;
};

/** Keys of a vault, the first of which is current. */
export const vaultOf = (...keys: readonly string[]): Vault =>
  createVault(
    parseVaultKeys(keys.map((id) => `${id}:${Buffer.alloc(32, id).toString('base64')}`).join(',')),
    systemRandom,
  );

/** Makes one for a test file. */
export async function aSupplierDesk(): Promise<SupplierDesk> {
  const db = await aDatabase();
  const node = aNode(db.url);
  await aBareStation(db, 'yunze');
  await aBareStation(db, 'qinghe', 'yunze');
  const { database, outbox } = node;
  const ledger = createLedger({ database, ids: systemIds });
  const told: SupplierDesk['told'] = [];
  const followed: SupplierDesk['followed'] = [];
  const deps: SupplierDesk['deps'] = {
    ...{ database, outbox, ledger, clock: systemClock, ids: systemIds, readPhoto: lookAtPhoto },
    ...{ suppliers: supplierStore, bars: barStore, proofs: proofStore, terms: termStore },
    time: createDatabaseTime(database),
    stations: createStations({ database, clock: systemClock }),
    vault: vaultOf('one'),
    notices: {
      notify: async (_tx, { kind, station, to, facts }) => void told.push({ kind: kind.name, station, to, facts }),
    },
    namesOf: () => Promise.resolve(new Map()),
    followers: [async (_tx, moved) => void followed.push(moved)],
  };
  return {
    ...{ db, ledger, deps, told, followed },
    staff: (at = 'yunze') => ({
      ...{ kind: 'staff', id: systemIds.next(), name: '某人', station: at, roles: ['vetting-officer'] },
      stations: at === 'yunze' ? ['yunze', 'qinghe'] : ['qinghe'],
    }),
    reader: (at = 'yunze') => ({ kind: 'reader', id: systemIds.next(), name: '林农', station: at }),
    drop: async () => {
      await node.stop();
      await db.drop();
    },
  };
}

/** Looks at a photo as the house does, as far as a test without Strapi can: what the first bytes say is asked by the host alone. */
export async function lookAtPhoto(bytes: Buffer): Promise<Ok<ReadPhoto> | undefined> {
  try {
    const { width, height } = await sharp(bytes).metadata();
    const picture = await sharp(bytes).jpeg({ quality: 80 }).toBuffer();
    const files = (['picture', 'webp-small', 'webp-large', 'avif-small'] as const).map((kind) => ({
      ...{ kind, type: 'image/jpeg', bytes: picture },
    }));
    return ok({ width, height, blur: '', files });
  } catch {
    return undefined;
  }
}

let count = 0;

/** A credit code that no other test has. */
export function aUscc(): string {
  const head = `91330110MA${(count += 1).toString().padStart(7, '0')}`;
  return head + (usccCheckSign(head) ?? '');
}

/** An identity number that no other test has. */
export function anIdNumber(): string {
  const head = `33011019800101${(count += 1).toString().padStart(3, '0')}`;
  return head + (idNumberCheckSign(head) ?? '');
}

/** What the desk writes down of a cooperative. */
export function facts(change: Partial<SupplierFactsInput> & { readonly uscc?: string } = {}): SupplierFactsInput {
  const { uscc = aUscc(), ...parts } = change;
  return supplierFactsSchema.parse({
    who: { kind: 'cooperative', name: '青禾茶叶合作社', uscc, idNumber: null },
    where: { region: '330110', address: '青禾村 3 号 GEHEIM' },
    contact: { person: '林GEHEIM', phone: '13900001234' },
    bank: { holder: '青禾茶叶合作社', bank: '农业银行', account: '1234567890128888', isCard: false },
    ...parts,
  });
}

/** The value of what must not be refused. */
export async function done<T>(work: Promise<Result<T>>): Promise<T> {
  const result = await work;
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`);
  return result.value;
}

/** The code of what must be refused. */
export async function refused(work: Promise<Result<unknown>>): Promise<string> {
  const result = await work;
  return result.ok ? `It was not refused: ${JSON.stringify(result.value)}` : result.error.code;
}
