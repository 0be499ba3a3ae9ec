import type { Assignment, AssignmentState, Person, StaffActor, WholeAssignment } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { fieldPowers } from '../coverages/field-standing';
import type { AssignmentDeps } from './assignment-deps';
import { visible } from './move-assignment';
import { presentAssignment, presentAssignments } from './present-assignment';

/** More than this on one page is no plan of a day any more. */
const MOST = 300;

type Listing = {
  readonly station?: string | undefined;
  readonly person?: string | undefined;
  readonly topic?: string | undefined;
  readonly state?: AssignmentState | undefined;
  readonly from: string;
  readonly to: string;
};
type Listed = {
  at: string;
  assignments: Assignment[];
  more: boolean;
  people: Pick<Person, 'id' | 'name' | 'station' | 'roles' | 'active'>[];
  powers: { plan: boolean; override: boolean };
};

/** Reads the people of some stations. */
export type PeopleAt = (stations: readonly string[]) => Promise<readonly Person[]>;

/** The tasks of a span with the people who could be sent, so that a page asks once. */
export async function listAssignments(
  deps: AssignmentDeps & { readonly peopleAt: PeopleAt },
  actor: StaffActor,
  { station, ...wanted }: Listing,
): Promise<Result<Listed, Refusal<'HEARTH.NOT_ALLOWED', undefined>>> {
  if (station !== undefined && !actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const stations = station === undefined ? actor.stations : [station];
  const tree = await deps.stations.tree();
  const around = tree.all
    .map(({ slug }) => slug)
    .filter((slug) => tree.sees(slug, actor.station) || actor.stations.includes(slug));
  const [kept, people, powers] = await Promise.all([
    deps.assignments.page({ ...wanted, stations, limit: MOST + 1 }),
    deps.peopleAt(around),
    fieldPowers(deps, actor),
  ]);
  const assignments = await presentAssignments(deps, actor, kept.slice(0, MOST));
  const colleagues = people.map(({ id, name, station: at, roles, active }) => ({
    id,
    name,
    station: at,
    roles: [...roles],
    active,
  }));
  const { plan, override } = powers;
  const at = deps.clock.now().toISOString();
  return ok({ at, assignments, more: kept.length > MOST, people: colleagues, powers: { plan, override } });
}

/** One assignment with its steps, bookings and what was filed. */
export async function viewAssignment(
  deps: AssignmentDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<WholeAssignment, Refusal<'HEARTH.NOT_FOUND', undefined>>> {
  if (!(await visible(deps, actor, id))) return err('HEARTH.NOT_FOUND');
  const [assignment, steps, filings, bookings] = await Promise.all([
    presentAssignment(deps, actor, id),
    deps.assignments.steps(id),
    deps.filings.of(id),
    deps.bookings.ofAssignment(id),
  ]);
  const booked = bookings.map(({ title: _t, topic: _o, holder: _h, ...one }) => one);
  return ok({ assignment, steps: [...steps], filings: [...filings], bookings: booked });
}
