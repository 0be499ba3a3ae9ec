import type { Platform } from '@hearth/cms/platform';
import { sessionPartsPort, type SessionBook, type SessionParts } from '../../contract';
import { sessionEvidenceStore } from '../evidence/session-evidence-store';
import { sessionHoldStore } from '../evidence/session-hold-store';
import { receiptStore } from '../receipts/receipt-store';
import { sessionMoneyStore } from '../sessions/session-money-store';
import { createSessionParts } from '../sessions/session-parts';
import { sessionStore } from '../sessions/session-store';
import { shownGoods, toldSession } from '../sessions/tell-session';
import { shopOf, type Shop } from '../shop-wiring';
import { dutyStore } from './duty-store';
import { factsStore } from './facts-store';

/** What the verbs of lives and their duties are handed, on a shop. */
export function dutyDepsOf({ offers, shelf, proving, time }: Shop, others: SessionParts = createSessionParts()) {
  return {
    ...{ ...offers, goods: shelf.goods, time, facts: factsStore, signers: proving.signers, receipts: receiptStore },
    ...{
      sessions: sessionStore,
      answers: dutyStore,
      sessionHolds: sessionHoldStore,
      sessionEvidence: sessionEvidenceStore,
    },
    ...{ sessionMoney: sessionMoneyStore, others },
  };
}

/** What the verbs of lives and their duties are handed. */
export type DutyDeps = ReturnType<typeof dutyDepsOf>;

const made = new WeakMap<Platform, DutyDeps>();

/** The same on a host, made once. */
export function dutyDeps(platform: Platform): DutyDeps {
  const known = made.get(platform) ?? dutyDepsOf(shopOf(platform), platform.ports.take(sessionPartsPort));
  made.set(platform, known);
  return known;
}

/** What whoever runs lives tells the shop. */
export const sessionBook = (deps: () => DutyDeps): SessionBook => ({
  tell: (tx, actor, session) => toldSession(deps(), tx, { actor, ...session }),
  pin: (tx, actor, shown) => shownGoods(deps(), tx, { actor, ...shown }),
});
