import type { Tx } from '../database/database';
import { afterLoss, patienceAfterLoss } from './delivery.rules';
import { lostDelivery, silentDelivery } from './delivery-store';
import { readBy, readByAnybody } from './inbox-store';
import { tellNodes } from './notice-store';
import { step } from './send-delivery';

/** Looks after one delivery whose sender died or whose answer was lost; false when there is none. */
export async function settleNext(tx: Tx, found: () => void): Promise<void> {
  const silent = await silentDelivery(tx);
  if (silent) {
    found();
    await step(tx, silent, 'lose', { says: 'the sender died', due: patienceAfterLoss(silent) * 1000 });
    return;
  }
  const lost = await lostDelivery(tx);
  if (!lost) return;
  found();
  const { person, notice, resends } = lost;
  const read = await (person === null ? readByAnybody(tx, notice) : readBy(tx, notice, person));
  const event = afterLoss({ ...lost, read });
  await step(tx, lost, event, event === 'resend' ? { due: 0, resends: resends + 1 } : {});
  if (event === 'resend') await tellNodes(tx, 'send');
}
