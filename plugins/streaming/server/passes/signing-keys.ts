import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { SigningKey } from '../../contract';
import { rotateKey } from './make-key';
import type { PassDeps } from './pass-deps';
import { goodUntil } from './signing-key.rules';

/** The keys by which passes may be good, for people of the station that all others stand below. */
export async function listKeys(deps: PassDeps, actor: StaffActor): Promise<Ok<{ keys: SigningKey[] }>> {
  if (!(await isOfTheHouse(deps, actor))) return ok({ keys: [] });
  const good = await deps.keys.good(deps.database.read);
  return ok({
    keys: good.map(({ kid, madeAt, retiredAt }) => ({
      ...{ kid, madeAt: madeAt.toISOString(), retiredAt: retiredAt?.toISOString() ?? null },
      goodUntil: goodUntil(retiredAt)?.toISOString() ?? null,
    })),
  });
}

/** Lets a new key sign from now on, for all stations. */
export async function changeSigningKey(
  deps: PassDeps,
  actor: StaffActor,
  reason: string,
): Promise<Result<{ keys: SigningKey[] }, Refusal<'HEARTH.NOT_ALLOWED', undefined>>> {
  if (!(await isOfTheHouse(deps, actor))) return err('HEARTH.NOT_ALLOWED');
  await rotateKey(deps, actor, { reason });
  return listKeys(deps, actor);
}

const isOfTheHouse = async ({ root }: PassDeps, { stations }: StaffActor): Promise<boolean> =>
  stations.includes(await root());
