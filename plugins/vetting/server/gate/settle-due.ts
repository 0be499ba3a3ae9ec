import type { Log } from '@hearth/cms/platform';
import type { GateDeps, SettleGate } from './gate-deps';

type Deps = Pick<GateDeps, 'database' | 'gate'> & {
  readonly settle: SettleGate;
  readonly log: Pick<Log, 'error'>;
};

const AT_ONCE = 200;

/**
 * Works out anew what time alone has changed: the goods whose papers have ended are suspended, each in a transaction of its own, so that
 * one that cannot be does not hold up the others. Gives how many it went through.
 */
export async function settleDue({ database, gate, settle, log }: Deps): Promise<number> {
  const due = [...(await gate.due(database, AT_ONCE)), ...(await gate.unsettled(database, AT_ONCE))];
  for (const product of due) {
    try {
      await database.transaction((tx) => settle(tx, [product]));
    } catch (error) {
      log.error('the verdict of a product could not be worked out', { product, error });
    }
  }
  return due.length;
}
