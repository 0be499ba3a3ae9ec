import { createHash } from 'node:crypto';
import { canonicalJson, err, hashOf, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Ledger, OpenExport, Pieces } from '@hearth/cms/platform';
import type { bookErrors, dutyErrors, SessionPack, SessionParts } from '../../contract';
import { dutiesOf } from '../duties/duty.rules';
import { dutyFileOf, type SeeDutiesDeps } from '../duties/see-duties';
import type { WalkedOrder } from '../duties/walk-store';
import type { Signers } from '../orders/signing-key-store';
import { seeWelfare } from '../receipts/see-welfare';
import type { ReceiptDeps } from '../receipts/see-receipt';
import type { EvidencePart } from './evidence.rules';
import type { SessionEvidenceStore } from './session-evidence-store';

/** What taking out the evidence of a live stands on. */
export type SessionEvidenceDeps = SeeDutiesDeps &
  Pick<ReceiptDeps, 'receipts'> & {
    readonly ledger: Ledger;
    readonly signers: Signers;
    readonly sessionEvidence: SessionEvidenceStore;
    /** What others keep of lives. */
    readonly others: Pick<SessionParts, 'of'>;
  };

type Head = Pick<SessionPack, 'format' | 'station' | 'session' | 'madeAt'>;
type Taking = {
  readonly actor: StaffActor;
  readonly head: Head;
  readonly small: readonly EvidencePart[];
  readonly orders: OpenExport<WalkedOrder>;
};

/** A pack while it flows, and in how many parts it comes. */
export type FlowingPack = { readonly name: string; readonly parts: number; readonly pieces: Pieces };

const ORDERS_A_PART = 500;

/**
 * Everything that the house knows of a live of the actor's station. Orders are named by the hash of what was promised, each with its batch: the
 * whole of one is in its own pack. They flow some hundreds at a time; only the hashes of the parts are remembered for the root.
 */
export async function exportSession(
  deps: SessionEvidenceDeps,
  actor: StaffActor,
  id: string,
): Promise<
  Result<FlowingPack, RefusalOf<typeof dutyErrors, 'SESSION_NOT_FOUND'> | RefusalOf<typeof bookErrors, 'EXPORTS_BUSY'>>
> {
  const { database, sessionEvidence, time } = deps;
  const { station } = actor;
  const small = await smallParts(deps, { station, id });
  if (!small) return err('DUTIES.SESSION_NOT_FOUND');
  // Before the export takes its place and its connection: nothing after that may fail and leave them taken.
  const madeAt = (await time.now()).toISOString();
  const orders = await sessionEvidence.open(database.read, { station, id });
  if (!orders) return err('BOOKS.EXPORTS_BUSY', { most: sessionEvidence.mostAtOnce });
  const head: Head = { format: 'hearth.session-evidence/1', station, session: id, madeAt };
  const text = written(deps, { actor, head, small, orders });
  const parts = small.length + Math.ceil(orders.total / ORDERS_A_PART) + 1;
  return ok({
    ...{ name: `evidence-${id}.json`, parts },
    pieces: {
      next: async () => {
        const piece = await text.next();
        return piece.done ? undefined : piece.value;
      },
      close: () => orders.close(),
    },
  });
}

/** The parts that are small however much was sold. */
async function smallParts(
  deps: SessionEvidenceDeps,
  which: { readonly station: string; readonly id: string },
): Promise<readonly EvidencePart[] | undefined> {
  const { database, ledger, sessionEvidence, others } = deps;
  const file = await dutyFileOf(deps, which);
  if (!file) return undefined;
  const welfare = await seeWelfare(deps, { station: which.station, session: which.id });
  const subjects = await sessionEvidence.subjectsOf(database.read, which);
  const entries = [...(await ledger.ofAll(which.station, subjects)).values()];
  return [
    { name: 'session', content: file.session },
    { name: 'rules', content: dutiesOf(file.session) },
    {
      name: 'duties',
      content: file.duties.map(({ id, version, state, answers }) => ({ id, version, state, answers })),
    },
    ...(await sessionEvidence.partsOf(database.read, which)),
    // Nothing is public of a live that sold nothing.
    { name: 'welfare', content: welfare.ok ? welfare.value : null },
    { name: 'holds', content: file.holds },
    ...(await others.of({ station: which.station, session: which.id })),
    { name: 'ledger', content: entries.flat() },
  ];
}

type Listed = { readonly name: string; readonly sha256: string };

/** The pack as text, part after part; its root and signature come last, once the ledger has noted them. */
async function* written(deps: SessionEvidenceDeps, taking: Taking): AsyncGenerator<string, void> {
  const { actor, head, small, orders } = taking;
  const listed: Listed[] = [];
  const partOf = ({ name, content }: EvidencePart): string => {
    const part = { name, sha256: hashOf(content), body: canonicalJson(content) };
    listed.push({ name, sha256: part.sha256 });
    return `${listed.length === 1 ? '' : ','}\n${JSON.stringify(part)}`;
  };
  yield `${JSON.stringify(head).slice(0, -1)},"parts":[`;
  for (const part of small) yield partOf(part);
  for await (const part of orderParts(orders)) yield partOf(part);
  yield `],${JSON.stringify(await sealOf(deps, actor, { head, listed })).slice(1)}`;
}

/** Paid orders by their numbers, and at the end what they come to. */
async function* orderParts(orders: OpenExport<WalkedOrder>): AsyncGenerator<EvidencePart, void> {
  const digest = createHash('sha256');
  const sums = { orders: 0, amount: 0, refunded: 0 };
  let part: unknown[] = [];
  let number = 0;
  const flush = (): EvidencePart => {
    number += 1;
    const content = part;
    part = [];
    return { name: `orders-${number}`, content };
  };
  for (let some = await orders.next(); some.length > 0; some = await orders.next()) {
    for (const { id, hash, batch, place, state, at, amount, refunded, lines } of some) {
      digest.update(`${id}:${hash}\n`);
      sums.orders += 1;
      sums.amount += amount;
      sums.refunded += refunded;
      const bought = lines.map(({ offer, quantity, price, page }) => ({ offer, quantity, price, page }));
      part.push({ order: id, hash, batch, place, state, at, amount, refunded, lines: bought });
      if (part.length === ORDERS_A_PART) yield flush();
    }
  }
  if (part.length > 0) yield flush();
  yield { name: 'sums', content: { ...sums, digest: digest.digest('hex') } };
}

type Sealing = { readonly head: Head; readonly listed: readonly Listed[] };

/** Who took it out, and its root, stand in the ledger before the last bytes leave: without them there is no pack. */
async function sealOf(
  { database, ledger, signers }: SessionEvidenceDeps,
  actor: StaffActor,
  { head, listed }: Sealing,
): Promise<Pick<SessionPack, 'root' | 'signature' | 'publicKey'>> {
  const root = hashOf({ ...head, parts: listed });
  const signer = await signers.of(head.station);
  await database.transaction((tx) => {
    const facts = { parts: listed.length };
    ledger.append(tx, { actor, action: 'session.evidence-taken', subject: head.session, version: root, facts });
    return Promise.resolve();
  });
  const signature = signer.sign(Buffer.from(root, 'hex'));
  return { root, signature, publicKey: await signers.publicKey(signer.key) };
}
