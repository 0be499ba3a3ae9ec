import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { EvidencePack, shopErrors } from '../../contract';
import type { KeptOrder, OrderStore } from '../orders/order-store';
import { promiseOf } from '../orders/show-promise';
import type { Signers } from '../orders/signing-key-store';
import type { EvidenceStore } from './evidence-store';
import { packOf } from './evidence.rules';
import type { HoldStore } from './hold-store';

/** What taking evidence out stands on. */
export type EvidenceDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly orders: OrderStore;
  readonly signers: Signers;
  readonly evidence: EvidenceStore;
  readonly holds: HoldStore;
};

/** What the ledger has of an order: its batch, itself, its parcels, and what was asked for afterwards. */
async function entriesOf({ ledger, evidence }: EvidenceDeps, { station, batch, id }: KeptOrder) {
  const subjects = [batch, id, ...(await evidence.subjectsOf(id))];
  return [...(await ledger.ofAll(station, subjects)).values()].flat();
}

/**
 * Everything that the house knows of an order of the actor's station, signed. Who took it out, and its root, stand in the ledger before it leaves: a
 * pack that somebody shows later can be told from one that was made up.
 */
export async function exportEvidence(
  deps: EvidenceDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<EvidencePack, RefusalOf<typeof shopErrors, 'ORDER_NOT_FOUND'>>> {
  const { database, ledger, orders, signers, evidence, holds } = deps;
  const { station } = actor;
  const order = await orders.ofStation(station, id);
  if (!order) return err('SHOP.ORDER_NOT_FOUND');
  const promise = await promiseOf({ orders, signers }, order);
  if (!promise.ok) return promise;
  const parts = [
    { name: 'promise', content: promise.value },
    ...(await evidence.partsOf(id)),
    { name: 'holds', content: await holds.of(id) },
    { name: 'ledger', content: await entriesOf(deps, order) },
  ];
  const { rows } = await database.read.raw<{ rows: { now: Date }[] }>('SELECT clock_timestamp() AS now');
  const madeAt = rows[0]?.now.toISOString() ?? order.placedAt;
  const pack = packOf({ station, order: id, madeAt, keptUntil: await holds.keptUntil(id) }, parts);
  const signer = await signers.of(station);
  await database.transaction((tx) => {
    const facts = { parts: parts.length };
    ledger.append(tx, { actor, action: 'order.evidence-taken', subject: id, version: pack.root, facts });
    return Promise.resolve();
  });
  return ok({
    ...pack,
    signature: signer.sign(Buffer.from(pack.root, 'hex')),
    publicKey: await signers.publicKey(signer.key),
  });
}
