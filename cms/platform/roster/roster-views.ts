import type { Delegation, DutyPost, DutyShift, OnDuty, Person, StaffActor } from '../../contract';
import { NEVER_LENT } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { peopleOf } from '../people/person-store';
import type { Platform } from '../platform';
import { icalendar } from './calendar.rules';
import { PLAN, READ, type RosterDeps } from './change-shifts';
import { asSeenBy } from './delegate';
import { delegationsOf } from './delegation-store';
import { nextShift, postsOf, shiftsAt, shiftsBetween, shiftsStoodBy } from './roster-store';

/** What the pages of the roster read. */
export type ViewDeps = RosterDeps & Pick<Platform, 'permissions'>;

/** Somebody as the roster shows them. */
export type Colleague = Pick<Person, 'id' | 'name' | 'station' | 'roles' | 'active'>;

type NotAllowed = Refusal<'HEARTH.NOT_ALLOWED', undefined>;

/** The posts of the stations that somebody sees, and whether they plan. */
export async function viewPosts(
  deps: ViewDeps,
  actor: StaffActor,
  station: string | undefined,
): Promise<Result<{ posts: DutyPost[]; mayPlan: boolean }, NotAllowed>> {
  if (station !== undefined && !actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const posts = await postsOf(deps.database.read, station === undefined ? actor.stations : [station]);
  return ok({ posts: [...posts], mayPlan: (await deps.roster.powersOf(actor.id)).includes(PLAN) });
}

/** The shifts of a span, with the people in them. */
export async function viewShifts(
  deps: ViewDeps,
  actor: StaffActor,
  span: { readonly station: string; readonly from: string; readonly to: string },
): Promise<Result<{ shifts: DutyShift[]; people: Colleague[] }, NotAllowed>> {
  if (!actor.stations.includes(span.station)) return err('HEARTH.NOT_ALLOWED');
  const shifts = await shiftsBetween(deps.database.read, span);
  const people = await colleagues(
    deps,
    shifts.flatMap(({ person, standIn }) => (standIn ? [person, standIn] : [person])),
  );
  return ok({ shifts: [...shifts], people });
}

type PostNow = {
  post: DutyPost;
  people: OnDuty[];
  planned: boolean;
  next: { person: string; startsAt: string } | null;
};
type Now = { at: string; posts: PostNow[]; people: Colleague[] };

/** Who is on duty at a station. */
export async function viewNow(
  deps: ViewDeps,
  actor: StaffActor,
  asked: { readonly station: string; readonly at?: string | undefined },
): Promise<Result<Now, NotAllowed>> {
  if (!actor.stations.includes(asked.station)) return err('HEARTH.NOT_ALLOWED');
  const at = asked.at === undefined ? deps.clock.now() : new Date(asked.at);
  const open = (await postsOf(deps.database.read, [asked.station])).filter(({ active }) => active);
  const posts = await Promise.all(open.map((post) => postAt(deps, post, at)));
  const ids = posts.flatMap(({ people, next }) => [
    ...people.flatMap(({ person, insteadOf }) => (insteadOf === null ? [person] : [person, insteadOf])),
    ...(next ? [next.person] : []),
  ]);
  return ok({ at: at.toISOString(), posts, people: await colleagues(deps, ids) });
}

/** A post without a turn now is not left alone: nobody was to be there, and the next turn says when somebody is. */
async function postAt(deps: ViewDeps, post: DutyPost, at: Date): Promise<PostNow> {
  const [people, covering, next] = await Promise.all([
    deps.roster.whoIsOn({ id: post.id }, at),
    shiftsAt(deps.database.read, post.id, at),
    nextShift(deps.database.read, post.id, at),
  ]);
  const coming = next ? { person: next.standIn ?? next.person, startsAt: next.startsAt } : null;
  return { post, people: [...people], planned: covering.length > 0, next: coming };
}

/** Who can stand on a post of a station: its own people and those of the stations above it. */
export async function viewColleagues(
  deps: ViewDeps,
  actor: StaffActor,
  station: string,
): Promise<Result<{ people: Colleague[] }, NotAllowed>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const tree = await deps.stations.tree();
  const above = tree.all.map(({ slug }) => slug).filter((slug) => tree.sees(slug, station));
  const people = await peopleOf(deps.database.read, above);
  return ok({ people: people.filter(({ active }) => active).map(asColleague) });
}

type Lent = { delegations: Delegation[]; people: Colleague[]; powers: { action: string; name: string }[] };

/** What somebody lent, was lent, and could lend. */
export async function viewDelegations(deps: ViewDeps, actor: StaffActor): Promise<Result<Lent, NotAllowed>> {
  const lent = await delegationsOf(deps.database.read, actor.id);
  const held = await deps.roster.powersOf(actor.id);
  // Only permissions that our own routes ask for: Strapi's own pages know nothing of lent powers.
  const powers = deps.permissions
    .filter(({ action }) => held.includes(action) && action !== READ && !NEVER_LENT.includes(action))
    .map(({ action, displayName }) => ({ action, name: displayName }));
  const now = deps.clock.now();
  const people = await colleagues(
    deps,
    lent.flatMap(({ from, to }) => [from, to]),
  );
  return ok({ delegations: lent.map((one) => asSeenBy(actor.id, one, now)), people, powers });
}

/** My shifts of the last month and all to come, for a calendar. */
export async function viewCalendar(
  deps: ViewDeps,
  actor: StaffActor,
): Promise<Result<{ filename: string; calendar: string }, never>> {
  const now = deps.clock.now();
  const since = new Date(now.getTime() - 30 * 86_400_000);
  const shifts = await shiftsStoodBy(deps.database.read, actor.id, since);
  const calendar = icalendar(
    shifts.map(({ postName, ...shift }) => ({ ...shift, title: postName })),
    now,
  );
  return ok({ filename: 'hearth-duty.ics', calendar });
}

async function colleagues(deps: ViewDeps, ids: readonly string[]): Promise<Colleague[]> {
  return (await deps.people.byIds([...new Set(ids)])).map(asColleague);
}

const asColleague = ({ id, name, station, roles, active }: Person): Colleague => ({ id, name, station, roles, active });
