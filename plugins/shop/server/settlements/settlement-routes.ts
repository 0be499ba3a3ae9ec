import { err, ok } from '@hearth/cms/kernel';
import { flow, routes, type RouteGroup } from '@hearth/cms/platform';
import { settlementHoldsContract, settlementsContract } from '../../contract';
import { closeRun, openRun } from './close-run';
import { listHolds, releaseSettlement, type HoldDeps } from './hold-settlement';
import { payoutFile } from './payout-file';
import { payRun, tellOutcomes } from './pay-run';
import { seeRun, type SeeRunDeps } from './see-run';
import { present } from './settlement-deps';
import { publishRun, reconcileRun, rejectRun, signRun } from './sign-run';

/** HTTP in, result out. */
export function settlementRoutes(deps: SeeRunDeps): RouteGroup {
  const { database, runs, lines } = deps;
  return routes(settlementsContract, {
    runs: async ({ actor, query }) => {
      const found = await runs.list(database.read, actor.station, query.limit);
      return ok({ runs: await Promise.all(found.map((run) => present(deps, actor, run))) });
    },
    run: ({ actor, params }) => seeRun(deps, actor, params.id),
    openRun: ({ actor, body }) => openRun(deps, actor, body),
    closeRun: ({ actor, params, body }) => closeRun(deps, actor, { ...params, ...body }),
    reconcileRun: ({ actor, params, body }) => reconcileRun(deps, actor, { ...params, ...body }),
    signRun: ({ actor, params, body }) => signRun(deps, actor, { ...params, ...body }),
    rejectRun: ({ actor, params, body }) => rejectRun(deps, actor, { ...params, ...body }),
    payRun: ({ actor, params, body }) => payRun(deps, actor, { ...params, ...body }),
    payoutFile: async ({ actor, params }) => {
      const run = await runs.find(database.read, actor.station, params.id);
      if (!run) return err('BOOKS.RUN_NOT_FOUND');
      // Who took it stands in the house's ledger, whether they pay by it or not.
      await database.transaction((tx) => {
        deps.ledger.append(tx, { actor, action: 'settlement.file-taken', subject: run.id });
        return Promise.resolve();
      });
      const name = `payout-${run.period}.csv`;
      const { due, paid, failed } = await lines.counts(database.read, run.id);
      const total = { 'X-Lines': String(due + paid + failed) };
      const headers = run.fileHash ? { ...total, 'X-File-Hash': run.fileHash } : total;
      return ok(
        flow({ pieces: payoutFile(database.read, lines, run), name, type: 'text/csv; charset=utf-8', headers }),
      );
    },
    outcomes: ({ actor, params, body }) => tellOutcomes(deps, actor, { ...params, ...body }),
    publishRun: ({ actor, params, body }) => publishRun(deps, actor, { ...params, ...body }),
  });
}

/** Money that is held back. */
export const holdRoutes = (deps: HoldDeps): RouteGroup =>
  routes(settlementHoldsContract, {
    settlementHolds: async ({ actor }) => ok(await listHolds(deps, actor)),
    releaseSettlement: ({ actor, params, body }) => releaseSettlement(deps, actor, { ...params, ...body }),
  });
