import type { SystemActor } from '../../contract';
import { Bug } from '../../kernel';
import type { Tx } from '../database/database';
import { dueStep, insertStep, settleStep, type DueStep } from './escalation-store';
import { readByAnybody } from './inbox-store';
import { lockSubject, noticeForUpdate, type StoredNotice } from './notice-store';
import { leftOutOf, type Address } from './notice.rules';
import type { NoticeWork } from './notices-deps';
import { tellRound } from './tell-notice';

/**
 * Takes the next due step of an escalation: when nobody told so far has read the notice, the next in the chain hears it. The row
 * is locked and settled in the same transaction, so each step is taken once however many nodes look.
 */
export async function climbNext(work: NoticeWork, tx: Tx, claimed: () => void): Promise<void> {
  const due = await dueStep(tx);
  if (!due) return;
  claimed();
  const notice = await noticeForUpdate(tx, due.notice);
  if (!notice) throw new Bug('a step without its notice');
  if (await readByAnybody(tx, notice.id)) {
    await settleStep(tx, due, 'moot');
    return;
  }
  await settleStep(tx, due, 'climbed');
  await climb(work, tx, { due, notice });
}

async function climb(
  work: NoticeWork,
  tx: Tx,
  { due, notice }: { readonly due: DueStep; readonly notice: StoredNotice },
): Promise<void> {
  const [next, ...chain] = due.chain;
  const kind = work.kinds.get(notice.kind);
  if (!next || !kind) return;
  await lockSubject(tx, notice.kind, notice.subject);
  const { rows } = await tx.raw<{ rows: { now: Date }[] }>('SELECT clock_timestamp() AS now');
  const [{ now } = { now: new Date(0) }] = rows;
  // Whoever was left out at first, because it is their own deed, stays left out on every step.
  const address: Address = { ...next, except: leftOutOf(notice.address) };
  const told = await tellRound(work, tx, { notice, kind, address, step: due.step, now });
  const actor: SystemActor = { kind: 'system', id: 'notices', name: 'notices', station: notice.station };
  const facts = { kind: notice.kind, step: due.step, to: next, told: told.fresh };
  work.ledger.append(tx, { actor, action: 'notice.escalated', subject: notice.id, facts });
  if (chain.length > 0) {
    // A step that reached nobody new must not cost another wait.
    await insertStep(tx, { ...due, step: due.step + 1, chain }, told.fresh === 0);
  }
}
