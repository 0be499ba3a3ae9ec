import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { digestOf } from './ask-link';
import type { SignDeps, SignRefusal } from './sign-deps';
import type { SignLink } from './sign-link-store';
import { signLinkMachine } from './sign-link.machine';

/** What a phone sends: the link, the password, and what it was given when it opened the link first. */
export type Keys = { readonly token: string; readonly pin: string; readonly holder?: string | undefined };

/** Wrong passwords that a link survives. */
export const MOST_MISSES = 5;

type Work<T> = (
  tx: Tx,
  opened: { readonly link: SignLink; readonly holder: string },
) => Promise<Result<T, SignRefusal>>;

/** Whether a link still works. */
export async function openLink(
  deps: SignDeps,
  token: string,
): Promise<Result<{ level: 1 | 2 | 3; expiresAt: string }, SignRefusal>> {
  return deps.database.transaction(async (tx) => {
    const alive = await aliveLink(deps, tx, token);
    if (!alive.ok) return alive;
    const { level, expiresAt } = alive.value;
    return ok({ level, expiresAt: expiresAt.toISOString() });
  });
}

/** Opens a link by its password and works with it while it is held. The first browser keeps it, also when the work is refused. */
export async function withLink<T>(deps: SignDeps, keys: Keys, work: Work<T>): Promise<Result<T, SignRefusal>> {
  // A miss is refused, and counted all the same.
  const { value: held } = await deps.database.transaction(async (tx) => ok(await heldBy(deps, tx, keys)));
  if (!held.ok) return held;
  return deps.database.transaction(async (tx): Promise<Result<T, SignRefusal>> => {
    // Held anew: of two presses on one phone the second finds it used.
    const alive = await aliveLink(deps, tx, keys.token);
    return alive.ok ? work(tx, { link: alive.value, holder: held.value }) : alive;
  });
}

/** What the browser shows from now on, if it is the one that opened the link first and knows the password. */
async function heldBy(deps: SignDeps, tx: Tx, keys: Keys): Promise<Result<string, SignRefusal>> {
  const alive = await aliveLink(deps, tx, keys.token);
  if (!alive.ok) return alive;
  const link = alive.value;
  if (link.holderDigest !== null && link.holderDigest !== digestOf(keys.holder ?? '')) return err('SIGN.OTHER_DEVICE');
  if (!(await deps.passwords.matches(keys.pin, await deps.links.pinOf(tx, link.person)))) return missed(deps, tx, link);
  const holder =
    link.holderDigest === null ? Buffer.from(deps.random.bytes(32)).toString('base64url') : (keys.holder ?? '');
  await deps.links.change(tx, link.id, { state: 'read', holderDigest: digestOf(holder), misses: 0 });
  return ok(holder);
}

async function aliveLink(deps: SignDeps, tx: Tx, token: string): Promise<Result<SignLink, SignRefusal>> {
  const link = await deps.links.forUpdate(tx, digestOf(token));
  if (!link) return err('SIGN.NO_SUCH_LINK');
  if (link.state === 'used') return err('SIGN.LINK_USED');
  if (link.state === 'dead') return err('SIGN.LINK_DEAD');
  return link.isOver ? err('SIGN.LINK_OVER') : ok(link);
}

async function missed(deps: SignDeps, tx: Tx, link: SignLink): Promise<Result<never, SignRefusal>> {
  const misses = link.misses + 1;
  const isDead = misses >= MOST_MISSES && signLinkMachine.next(link.state, 'kill').ok;
  await deps.links.change(tx, link.id, isDead ? { misses, state: 'dead' } : { misses });
  if (!isDead) return err('SIGN.WRONG_PIN', { left: MOST_MISSES - misses });
  const { station, documentId: subject, hash: version, locale, id } = link;
  const actor = { kind: 'system', id: 'sign-link', name: 'sign-link', station } as const;
  deps.ledger.append(tx, { actor, action: 'sign-link.locked', subject, version, facts: { locale, link: id } });
  return err('SIGN.LINK_DEAD');
}
