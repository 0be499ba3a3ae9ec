import type { StaffActor } from '../../contract';
import type { Tx } from '../../platform';
import type { CoverageDeps } from './coverage-deps';
import { coverageMachine } from './coverage.machine';
import { followed, underWay } from './coverage.rules';
import { writeCoverage } from './plan-coverage';

type Heard = { readonly station: string; readonly coverageId: string; readonly by: string };

/** Brings a coverage to where its assignments are, in the name of whoever moved one. Told twice, the second time does nothing. */
export async function followAssignments(deps: CoverageDeps, tx: Tx, { station, coverageId, by }: Heard): Promise<void> {
  const [kept] = await deps.coverages.byIds([station], [coverageId], tx);
  if (!kept) return;
  const event = followed(kept.state, kept.assignments);
  if (event === undefined) return;
  const next = coverageMachine.next(kept.state, event, { underWay: underWay(kept.assignments) });
  if (!next.ok) return;
  const actor = await staffOf(deps, by, station);
  const { state } = next.value;
  const change = { actor, kept, patch: { state }, action: `coverage.${state}`, facts: { from: kept.state, to: state } };
  // Somebody changed it meanwhile: the event comes again and finds how it stands then.
  if (!(await writeCoverage(deps, tx, change))) throw new Error(`Coverage ${coverageId} was changed meanwhile`);
}

/** Whoever moved an assignment, as the one in whose name what follows from it is written. */
export async function staffOf(
  { people }: Pick<CoverageDeps, 'people'>,
  id: string,
  station: string,
): Promise<StaffActor> {
  const [person] = await people.byIds([id]);
  const known = {
    name: person?.name['zh-Hans'] ?? '',
    station: person?.station ?? station,
    roles: person?.roles ?? [],
  };
  return { kind: 'staff', id, ...known, stations: [station] };
}
