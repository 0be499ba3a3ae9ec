import type { RefusalOf, RoleSlug, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { AdoptedRubric, Expert, Rubric, vettingErrors, WriteExpert } from '../../contract';
import type { RoundDeps } from '../rounds/round-deps';

/** The role of those who sit on panels. */
const SITS: RoleSlug = 'panel-expert';

type Deps = Pick<RoundDeps, 'database' | 'ledger' | 'people' | 'pool'>;
type Refused = RefusalOf<typeof vettingErrors, 'EXPERT_UNKNOWN'> | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;

/** The pool of the actor's stations. */
export async function listExperts(deps: Deps, actor: StaffActor): Promise<Ok<{ experts: Expert[] }>> {
  const kept = await deps.pool.list(deps.database, actor.stations);
  const known = await deps.people.byIds(kept.map(({ person }) => person));
  const names = new Map(known.map(({ id, name }) => [id, name['zh-Hans']]));
  return ok({
    experts: kept.map(({ station: _own, person, expertise, ...expert }) => ({
      ...{ person, ...expert, expertise: [...expertise], name: names.get(person) ?? '' },
    })),
  });
}

/** Who may be taken into the pool: people who may sit on panels, and are not in it. */
export async function listCandidates(
  deps: Deps,
  actor: StaffActor,
): Promise<Ok<{ people: { id: string; name: string }[] }>> {
  const known = await deps.people.byIds(await deps.pool.notYet(deps.database, actor.stations));
  const may = known.filter(({ roles }) => roles.includes(SITS));
  return ok({ people: may.map(({ id, name }) => ({ id, name: name['zh-Hans'] })) });
}

/** Takes somebody into the pool of their own station, changes what is said of them, or lets them rest. Seats they have stay theirs. */
export async function writeExpert(
  deps: Deps,
  actor: StaffActor,
  { person, expertise, outside, active, version }: WriteExpert & { readonly person: string },
): Promise<Result<Expert, Refused>> {
  const [known] = await deps.people.byIds([person]);
  if (!known || !actor.stations.includes(known.station)) return err('VETTING.EXPERT_UNKNOWN');
  // Whoever has left can rest, and cannot be asked.
  if (active && !known.active) return err('VETTING.EXPERT_UNKNOWN');
  const { station } = known;
  return deps.database.transaction(async (tx) => {
    const expert = { person, station, expertise, outside, active, version, changedBy: actor.id };
    if (!(await deps.pool.write(tx, expert))) return err('HEARTH.CHANGED_MEANWHILE');
    const facts = { expertise, outside, active };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'vetting-expert.written', subject: person, facts });
    return ok({ person, name: known.name['zh-Hans'], expertise, outside, active, version: version + 1 });
  });
}

/** All versions of the rubric that the actor's station adopted, with who signed each. */
export async function listRubrics(deps: Deps, actor: StaffActor): Promise<Ok<{ versions: AdoptedRubric[] }>> {
  const kept = await deps.pool.rubrics(deps.database, actor.station);
  const known = await deps.people.byIds([...new Set(kept.map(({ adoptedBy }) => adoptedBy))]);
  const names = new Map(known.map(({ id, name }) => [id, name['zh-Hans']]));
  return ok({
    versions: kept.map(({ adoptedBy, adoptedAt, ...rubric }) => ({
      ...{ ...rubric, adoptedBy: names.get(adoptedBy) ?? '', adoptedAt: adoptedAt.toISOString() },
    })),
  });
}

/** Adopts other weights as the next version. Rounds that were announced keep the ones they had. */
export async function adoptRubric(
  deps: Deps,
  actor: StaffActor,
  { version, weights }: Rubric,
): Promise<Result<Rubric, Refused>> {
  const { station } = actor;
  return deps.database.transaction(async (tx) => {
    const now = await deps.pool.rubric(tx, station);
    const next = { version: version + 1, weights };
    if (now.version !== version || !(await deps.pool.adopt(tx, { ...next, station, by: actor.id })))
      return err('HEARTH.CHANGED_MEANWHILE');
    deps.ledger.append(tx, { actor, action: 'vetting-rubric.adopted', subject: station, facts: next });
    return ok(next);
  });
}
