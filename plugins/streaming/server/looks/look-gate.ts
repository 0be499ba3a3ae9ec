import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { foretell, lookName, type Look, type streamingErrors } from '../../contract';
import type { LookStore } from './look-store';
import { workloadOf, type Machine } from './workload.rules';

/** Why one more picture is not made. */
export type GateRefusal = RefusalOf<typeof streamingErrors, 'TRANSCODES_FULL'>;

/** A platform that is to be switched on, or is on and gets another look. */
export type Wish = { readonly id: string; readonly room: string; readonly look?: Look };

/** Keeps the machine from making more pictures at once than it may. */
export type LookGate = { fits(tx: Tx, wish: Wish): Promise<Result<null, GateRefusal>> };

/** Counts in the transaction of whoever asks, so that two who ask at once are counted. */
export const lookGate = (looks: LookStore, machine: Machine): LookGate => ({
  fits: async (tx, { id, room, look }) => {
    const name = lookName(look ?? (await looks.find(tx, id)) ?? { shape: 'as-is', cropX: 50, logo: null });
    if (name === undefined) return ok(null);
    await looks.countAlone(tx);
    // What it has now, it gives up.
    const wanted = (await looks.wanted(tx)).filter(({ target }) => target !== id);
    const load = workloadOf({ room, wanted, sources: new Map(), machine });
    const { isFull } = foretell({ cost: { share: 0, megabytes: 0 }, name, before: undefined }, load);
    return isFull ? err('STREAMING.TRANSCODES_FULL', { most: machine.most }) : ok(null);
  },
});
