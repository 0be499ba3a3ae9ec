import type { Proof, Supplier, SupplierBar } from '../../contract';
import { regionName } from '../regions/region.rules';
import type { KeptBar } from './bar-store';
import type { KeptProof } from './proof-store';
import { supplierMachine } from './supplier.machine';
import { ANSWER_DAYS, workingDaysAfter } from './supplier.rules';
import type { KeptSupplier } from './supplier-store';

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;

/** Until when a filing wants its answer; nobody waits for one in another state. */
export const answerBy = ({ state, filed_at }: Pick<KeptSupplier, 'state' | 'filed_at'>): string | null =>
  state === 'filed' && filed_at ? workingDaysAfter(filed_at, ANSWER_DAYS).toISOString() : null;

/** A supplier as the desk sees it in a list. */
export function presentSupplier(kept: KeptSupplier): Supplier {
  const { id, station, name, state, version, uscc } = kept;
  const region = kept.region ?? '';
  return {
    ...{ id, station, name, state, version, uscc, region },
    // The desk sees none that was not filed, and none is filed without; the table holds it.
    kind: kept.kind ?? 'individual',
    place: regionName(region) ?? region,
    bankTail: kept.bank_tail,
    filedAt: iso(kept.filed_at),
    answerBy: answerBy(kept),
    verifiedAt: iso(kept.verified_at),
    verifyBy: iso(kept.verify_by),
    reason: kept.reason,
    barredUntil: iso(kept.barred_until),
    fromApp: kept.reader !== null,
    // Filing is done in the app, lapsing by the clock.
    allowedEvents: supplierMachine.allowed(state).filter((event) => event !== 'file' && event !== 'lapse'),
  };
}

/** A bar as whoever is barred sees it: without the name of who said it. */
export function presentBar(kept: KeptBar): Omit<SupplierBar, 'by'> {
  const { id, reason, appeal, appeal_at, decision, answer } = kept;
  return {
    ...{ id, reason },
    at: kept.at.toISOString(),
    until: kept.until.toISOString(),
    liftedAt: iso(kept.lifted_at),
    appeal:
      appeal === null || appeal_at === null
        ? null
        : { text: appeal, at: appeal_at.toISOString(), decision, answer, decidedAt: iso(kept.decided_at) },
  };
}

/** A paper without its picture. */
export function presentProof({ id, kind, hash, width, height, received, size }: KeptProof): Proof {
  return { id, kind, hash, width, height, received, size };
}
