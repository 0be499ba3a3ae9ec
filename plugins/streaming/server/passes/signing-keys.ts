import type { StaffActor } from '@hearth/cms/contract';
import { ok, type Ok } from '@hearth/cms/kernel';
import type { SigningKey } from '../../contract';
import { rotateKey } from './make-key';
import type { PassDeps } from './pass-deps';
import { goodUntil } from './signing-key.rules';

/** The keys by which passes may be good. */
export async function listKeys({ database, keys }: PassDeps): Promise<Ok<{ keys: SigningKey[] }>> {
  const good = await keys.good(database.read);
  return ok({
    keys: good.map(({ kid, madeAt, retiredAt }) => ({
      ...{ kid, madeAt: madeAt.toISOString(), retiredAt: retiredAt?.toISOString() ?? null },
      goodUntil: goodUntil(retiredAt)?.toISOString() ?? null,
    })),
  });
}

/** Lets a new key sign from now on. */
export async function changeSigningKey(
  deps: PassDeps,
  actor: StaffActor,
  reason: string,
): Promise<Ok<{ keys: SigningKey[] }>> {
  await rotateKey(deps, actor, { reason });
  return listKeys(deps);
}
