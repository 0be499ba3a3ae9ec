import type { Sms } from '../../sms/sms';
import type { LaneOutcome, Lanes } from './lane';

const MINUTE = 60_000;

/** Sends the title as a short message: gateways take approved templates only, and details belong behind the sign-in. */
export function createSmsLane(sms: Sms): NonNullable<Lanes['sms']> {
  return async (to, { id, title }): Promise<LaneOutcome> => {
    const outcome = await sms.send({ to, template: 'notice', fill: { title }, id });
    switch (outcome.state) {
      case 'sent':
        return { state: 'sent', says: outcome.receipt };
      case 'unknown':
        return outcome;
      case 'refused':
        if (outcome.reason === 'throttled') return { state: 'throttled', says: outcome.says, wait: 10 * MINUTE };
        return { state: 'refused', says: outcome.says, forGood: outcome.reason === 'rejected' };
    }
  };
}
