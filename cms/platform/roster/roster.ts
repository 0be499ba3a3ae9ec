import type { OnDuty, StaffActor } from '../../contract';
import type { Clock } from '../../kernel';
import type { Database } from '../database/database';
import type { People } from '../people/people';
import { coversOf, lentTo, powersOf } from './delegation-store';
import { postBySlug, postsOnDuty, postsStoodIn, shiftsAt } from './roster-store';
import { lenderOf, onDutyAt } from './roster.rules';

/** Names a post: its station and its slug there. */
export type PostName = { readonly station: string; readonly slug: string };

/** In whose name somebody uses a power: null for their own, the id of whom they act for, undefined where they may not. */
export type Hands = (power: string) => string | null | undefined;

/** The duty roster as other parts of the house ask it. */
export type Roster = {
  /** Who stands on a post, stand-ins and lent posts included; people who left never do. `at` is now when it is left out. */
  whoIsOn(post: PostName | { readonly id: string }, at?: Date): Promise<readonly OnDuty[]>;
  /** Whether a station's roster has an open post of that name. */
  hasPost(post: PostName): Promise<boolean>;
  /** The actor as they act on a post they stand on now: in their own name, or on behalf of whom they stand in for. */
  actingOn(actor: StaffActor, post: PostName): Promise<StaffActor | undefined>;
  /** For whom an actor may use a power that their own roles do not give them. */
  lenderTo(actor: StaffActor, power: string): Promise<string | undefined>;
  /** What an actor may do now and in whose name: asked once, however many powers are looked at. */
  handsOf(actor: StaffActor): Promise<Hands>;
  /** In whose place an actor stands on any post now: as a stand-in, or because the post was lent to them. */
  standsInFor(actor: StaffActor): Promise<readonly string[]>;
  /** Who stands on any post of a station now. */
  standingAt(station: string): Promise<readonly string[]>;
  /** Who stands on any post of a station now and holds a power by their roles. */
  whoMay(wanted: { readonly station: string; readonly power: string }): Promise<readonly string[]>;
  /** The powers that a person's roles give. */
  powersOf(person: string): Promise<readonly string[]>;
};

type Deps = { readonly database: Database; readonly people: People; readonly clock: Clock };

/** Builds the roster on a database. */
export function createRoster(deps: Deps): Roster {
  const standing = standingOn(deps);
  return { ...standing, ...powersIn(deps, standing) };
}

type Standing = Pick<Roster, 'whoIsOn' | 'hasPost' | 'actingOn' | 'standsInFor' | 'standingAt'>;

/** Who stands where. */
function standingOn({ database, people, clock }: Deps): Standing {
  async function whoIsOn(post: PostName | { readonly id: string }, at = clock.now()): Promise<readonly OnDuty[]> {
    const id = 'id' in post ? post.id : (await postBySlug(database.read, post.station, post.slug))?.id;
    if (id === undefined) return [];
    const [shifts, delegations] = await Promise.all([shiftsAt(database.read, id, at), coversOf(database.read, id, at)]);
    const standing = onDutyAt({ shifts, delegations }, at);
    const active = new Set(
      (await people.byIds(standing.map(({ person }) => person))).flatMap((one) => (one.active ? one.id : [])),
    );
    return standing.filter(({ person }) => active.has(person));
  }

  return {
    whoIsOn,
    hasPost: async ({ station, slug }) => (await postBySlug(database.read, station, slug))?.active ?? false,
    async actingOn(actor, post) {
      const mine = (await whoIsOn(post)).find(({ person }) => person === actor.id);
      if (!mine) return undefined;
      return mine.insteadOf === null ? actor : { ...actor, onBehalfOf: mine.insteadOf };
    },
    async standsInFor(actor) {
      const at = clock.now();
      const lent = (await lentTo(database.read, actor.id, at)).flatMap(({ post }) => post ?? []);
      const posts = new Set([...lent, ...(await postsStoodIn(database.read, actor.id, at))]);
      const standing = await Promise.all([...posts].map((id) => whoIsOn({ id }, at)));
      const absent = standing.flat().flatMap((one) => (one.person === actor.id ? (one.insteadOf ?? []) : []));
      return [...new Set(absent)];
    },
    async standingAt(station) {
      const at = clock.now();
      const posts = await postsOnDuty(database.read, station, at);
      const standing = await Promise.all(posts.map((id) => whoIsOn({ id }, at)));
      return [...new Set(standing.flat().map(({ person }) => person))];
    },
  };
}

/** Who may do what, in whose name. */
function powersIn(
  { database, clock }: Deps,
  { standingAt, standsInFor }: Standing,
): Pick<Roster, 'lenderTo' | 'handsOf' | 'whoMay' | 'powersOf'> {
  const holding = async (people: readonly string[]) => {
    const held = await powersOf(database.read, people);
    return (person: string, wanted: string): boolean => held.get(person)?.includes(wanted) ?? false;
  };
  return {
    async lenderTo(actor, power) {
      const at = clock.now();
      const delegations = await lentTo(database.read, actor.id, at);
      if (delegations.length === 0) return undefined;
      const holds = await holding(delegations.map(({ from }) => from));
      return lenderOf({ to: actor.id, power, at }, { delegations, holds });
    },
    async handsOf(actor) {
      const at = clock.now();
      const [delegations, absent] = await Promise.all([lentTo(database.read, actor.id, at), standsInFor(actor)]);
      const holds = await holding([actor.id, ...delegations.map(({ from }) => from), ...absent]);
      return (power) => {
        if (holds(actor.id, power)) return null;
        const lender = lenderOf({ to: actor.id, power, at }, { delegations, holds });
        return lender ?? absent.find((person) => holds(person, power));
      };
    },
    whoMay: async ({ station, power }) => {
      const standing = await standingAt(station);
      const holds = await holding(standing);
      return standing.filter((person) => holds(person, power));
    },
    powersOf: async (person) => (await powersOf(database.read, [person])).get(person) ?? [],
  };
}
