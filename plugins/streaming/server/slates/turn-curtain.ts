import type { Ledger } from '@hearth/cms/platform';
import type { Curtains } from '../../contract';
import type { CurtainStore } from './curtain-store';

type Deps = {
  readonly ledger: Ledger;
  readonly curtains: CurtainStore;
  /** Tells the processes that something changed. */
  changed(): void;
};

/** Takes pictures away and gives them back, in the transaction of whoever has a reason to. */
export const curtainsOf = ({ ledger, curtains, changed }: Deps): Curtains => ({
  fall: async (tx, { actor, room, station, reason }) => {
    if (!(await curtains.fall(tx, { room, station, reason }))) return false;
    ledger.append(tx, { actor, action: 'streaming-room.curtain-fell', subject: room, facts: { reason } });
    tx.afterCommit(changed);
    return true;
  },
  lift: async (tx, { actor, room, station, reason }) => {
    if (!(await curtains.lift(tx, { room, station }))) return false;
    ledger.append(tx, { actor, action: 'streaming-room.curtain-lifted', subject: room, facts: { reason } });
    tx.afterCommit(changed);
    return true;
  },
});
