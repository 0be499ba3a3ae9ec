import type { DutyPost, DutyShift, rosterErrors, StaffActor } from '../../contract';
import { err, ok, type Refusal, type RefusalOf, type Result } from '../../kernel';
import type { Platform } from '../platform';
import { tellOfShift } from './roster-notices';
import {
  deleteShift,
  insertPost,
  insertShift,
  isDoubleBooking,
  postById,
  shiftForUpdate,
  updatePost,
  updateStandIn,
} from './roster-store';

/** What the use cases of the roster need. */
export type RosterDeps = Pick<
  Platform,
  'database' | 'clock' | 'ids' | 'ledger' | 'people' | 'stations' | 'roster' | 'notices'
>;

/** What any use case of the roster may refuse with. */
export type RosterRefusal =
  RefusalOf<typeof rosterErrors> | Refusal<'HEARTH.NOT_ALLOWED' | 'HEARTH.CHANGED_MEANWHILE', undefined>;

/** The permission that everybody of a station has, so that nobody needs to lend it. */
export const READ = 'plugin::cms.roster.read';

/** The permission that makes a planner. */
export const PLAN = 'plugin::cms.roster.plan';

type NewPost = Pick<DutyPost, 'station' | 'slug' | 'name'>;

/** Adds a post to a station. */
export async function addPost(
  deps: RosterDeps,
  actor: StaffActor,
  input: NewPost,
): Promise<Result<DutyPost, RosterRefusal>> {
  if (!actor.stations.includes(input.station)) return err('HEARTH.NOT_ALLOWED');
  return deps.database.transaction(async (tx) => {
    const post = await insertPost(tx, { ...input, id: deps.ids.next() });
    if (!post) return err('ROSTER.POST_TAKEN', { slug: input.slug });
    deps.ledger.append(tx, { actor, action: 'duty-post.added', subject: post.id, facts: { station: post.station } });
    return ok(post);
  });
}

type PostChange = Pick<DutyPost, 'id' | 'name' | 'active' | 'version'>;

/** Renames, closes or opens a post. */
export async function changePost(
  deps: RosterDeps,
  actor: StaffActor,
  input: PostChange,
): Promise<Result<DutyPost, RosterRefusal>> {
  if (!(await seenPost(deps, actor, input.id))) return err('HEARTH.NOT_ALLOWED');
  return deps.database.transaction(async (tx) => {
    const post = await updatePost(tx, input);
    if (!post) return err('HEARTH.CHANGED_MEANWHILE');
    deps.ledger.append(tx, { actor, action: 'duty-post.changed', subject: post.id, facts: { active: post.active } });
    return ok(post);
  });
}

type NewShift = Pick<DutyShift, 'post' | 'person' | 'startsAt' | 'endsAt'>;

/** Puts a person on a post. */
export async function addShift(
  deps: RosterDeps,
  actor: StaffActor,
  input: NewShift,
): Promise<Result<DutyShift, RosterRefusal>> {
  const post = await seenPost(deps, actor, input.post);
  if (!post) return err('HEARTH.NOT_ALLOWED');
  if (!post.active) return err('ROSTER.POST_CLOSED');
  if (!(await canStand(deps, input.person, post.station))) return err('ROSTER.CANNOT_STAND_HERE');
  return unlessDoubleBooked(() =>
    deps.database.transaction(async (tx) => {
      const shift = await insertShift(tx, { ...input, id: deps.ids.next(), station: post.station });
      const facts = { post: post.id, person: shift.person, startsAt: shift.startsAt, endsAt: shift.endsAt };
      deps.ledger.append(tx, { actor, action: 'duty-shift.added', subject: shift.id, facts });
      await tellOfShift(deps, tx, { actor, shift, people: [shift.person], change: 'added' });
      return ok(shift);
    }),
  );
}

type Which = Pick<DutyShift, 'id' | 'version'>;

/** Takes a shift out of the roster. One that has begun stays: it says who was responsible. */
export async function removeShift(
  deps: RosterDeps,
  actor: StaffActor,
  which: Which,
): Promise<Result<null, RosterRefusal>> {
  return deps.database.transaction(async (tx) => {
    const shift = await shiftForUpdate(tx, which.id);
    if (!shift || !actor.stations.includes(shift.station)) return err('HEARTH.NOT_ALLOWED');
    if (Date.parse(shift.startsAt) <= deps.clock.now().getTime()) return err('ROSTER.SHIFT_BEGUN');
    if (!(await deleteShift(tx, which))) return err('HEARTH.CHANGED_MEANWHILE');
    const facts = { post: shift.post, person: shift.person, startsAt: shift.startsAt, endsAt: shift.endsAt };
    deps.ledger.append(tx, { actor, action: 'duty-shift.removed', subject: shift.id, facts });
    await tellOfShift(deps, tx, { actor, shift, people: [shift.standIn ?? shift.person], change: 'removed' });
    return ok(null);
  });
}

/** Swaps a shift with a stand-in, or takes it back with `person: null`. */
export async function setStandIn(
  deps: RosterDeps,
  actor: StaffActor,
  input: Which & { readonly person: string | null },
): Promise<Result<DutyShift, RosterRefusal>> {
  const plans = (await deps.roster.powersOf(actor.id)).includes(PLAN);
  return unlessDoubleBooked(() =>
    deps.database.transaction(async (tx) => {
      const shift = await shiftForUpdate(tx, input.id);
      if (!shift || !actor.stations.includes(shift.station)) return err('HEARTH.NOT_ALLOWED');
      if (shift.person !== actor.id && !plans) return err('ROSTER.NOT_YOUR_SHIFT');
      if (Date.parse(shift.endsAt) <= deps.clock.now().getTime()) return err('ROSTER.SHIFT_OVER');
      // Standing in for oneself is taking the shift back.
      const standIn = input.person === shift.person ? null : input.person;
      if (standIn !== null && !(await canStand(deps, standIn, shift.station))) return err('ROSTER.CANNOT_STAND_HERE');
      const changed = await updateStandIn(tx, { ...input, post: shift.post }, standIn);
      if (!changed) return err('HEARTH.CHANGED_MEANWHILE');
      const facts = { person: shift.person, from: shift.standIn, to: standIn };
      deps.ledger.append(tx, { actor, action: 'duty-shift.swapped', subject: shift.id, facts });
      const people = [shift.person, shift.standIn, standIn].flatMap((person) => person ?? []);
      await tellOfShift(deps, tx, { actor, shift: changed, people, change: 'swapped' });
      return ok(changed);
    }),
  );
}

/** Whether somebody may stand on a post of a station: active, and of that station or one above it, so that they see it. */
export async function canStand(deps: RosterDeps, person: string, station: string): Promise<boolean> {
  const [who] = await deps.people.byIds([person]);
  return who !== undefined && who.active && (await deps.stations.tree()).sees(who.station, station);
}

async function seenPost(deps: RosterDeps, actor: StaffActor, id: string): Promise<DutyPost | undefined> {
  const post = await postById(deps.database.read, id);
  return post && actor.stations.includes(post.station) ? post : undefined;
}

async function unlessDoubleBooked<T>(work: () => Promise<Result<T, RosterRefusal>>): Promise<Result<T, RosterRefusal>> {
  try {
    return await work();
  } catch (error) {
    if (isDoubleBooking(error)) return err('ROSTER.DOUBLE_BOOKED');
    throw error;
  }
}
