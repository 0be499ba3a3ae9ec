import { createHash } from 'node:crypto';
import type { StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Case } from '../review/case-store';
import { maySignFor } from '../review/coverage.rules';
import { POWERS, using } from '../review/review-deps';
import { dutiesOf, standingOf } from '../review/standing';
import type { Which } from '../revisions/revision-store';
import type { SignDeps, SignRefusal } from './sign-deps';
import { signLetter } from './sign-letters';

/** Long enough to find a quiet corner, short enough that a lost phone is no door. */
export const LINK_MINUTES = 30;

/** A link as it is given or sent. */
export type Given = { readonly url: string | null; readonly sentTo: string | null; readonly expiresAt: string };

/** What a token or a browser is kept by. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * Makes a link for the level that has to act, for oneself or for a colleague who holds it. It is bound to these very words; the
 * address is told to its signer alone.
 */
export async function askLink(
  deps: SignDeps,
  actor: StaffActor,
  { person, ...which }: Which & { readonly person?: string | undefined },
): Promise<Result<Given, SignRefusal>> {
  const kept = await deps.review.cases.now(deps.database.read, which);
  if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
  if (kept.level === null || !UNDER_REVIEW.includes(kept.state)) return err('REVIEW.NOT_NOW', { state: kept.state });
  const isOwn = person === undefined || person === actor.id;
  const signer = isOwn ? actor : await deps.signer(person);
  const may = await maySignNow(deps, { signer, kept, level: kept.level, isOwn });
  if (!may.ok) return may;
  if (!isOwn && !deps.mail) return err('SIGN.NO_WAY');
  return makeLink(deps, { actor, signer: may.value, kept, level: kept.level });
}

const UNDER_REVIEW: readonly Case['state'][] = ['l1', 'l2', 'l3', 'emergency'];

type Asked = {
  readonly signer: StaffActor | undefined;
  readonly kept: Case;
  readonly level: 1 | 2 | 3;
  readonly isOwn: boolean;
};

async function maySignNow(
  deps: SignDeps,
  { signer, kept, level, isOwn }: Asked,
): Promise<Result<StaffActor, SignRefusal>> {
  const by = signer?.stations.includes(kept.station)
    ? await using(deps.review, signer, POWERS.level(level))
    : undefined;
  if (!signer || !by) {
    return isOwn ? err('REVIEW.NOT_YOUR_LEVEL', { level }) : err('SIGN.NOT_THEIRS');
  }
  const standing = await standingOf(deps.review, deps.database.read, kept);
  const hands = { person: signer.id, onBehalfOf: by.lender?.id };
  if (!maySignFor(hands, { kind: 'review', level }, dutiesOf(kept, standing)))
    return err('REVIEW.SAME_PERSON', { name: signer.name });
  return (await deps.links.pinOf(deps.database.read, signer.id)) === null ? err('SIGN.NO_PIN') : ok(signer);
}

type Making = {
  readonly actor: StaffActor;
  readonly signer: StaffActor;
  readonly kept: Case;
  readonly level: 1 | 2 | 3;
};

async function makeLink(deps: SignDeps, { actor, signer, kept, level }: Making): Promise<Result<Given, SignRefusal>> {
  const token = Buffer.from(deps.random.bytes(32)).toString('base64url');
  const { station, documentId, locale, revision, hash } = kept;
  const id = deps.ids.next();
  const fresh = { id, station, person: signer.id, askedBy: actor.id, documentId, locale, level, revision, hash };
  const expiresAt = await deps.database.transaction(async (tx) => {
    const facts = { locale, revision, level, for: signer.id, link: id };
    deps.ledger.append(tx, { actor, action: 'sign-link.asked', subject: documentId, version: hash, facts });
    return deps.links.insert(tx, { ...fresh, tokenDigest: digestOf(token), minutes: LINK_MINUTES });
  });
  // After #, which browsers keep to themselves: no log and no proxy sees it.
  const url = `${deps.publicUrl().replace(/\/$/, '')}/sign/#${token}`;
  const [person] = await deps.people.byIds([signer.id]);
  const to = deps.mail && person?.email ? person.email : null;
  if (to !== null) deps.post({ to, id, ...signLetter({ url, level, minutes: LINK_MINUTES }) });
  const sentTo = to === null ? null : `${to.slice(0, 1)}***${to.slice(to.lastIndexOf('@'))}`;
  return ok({ url: signer.id === actor.id ? url : null, sentTo, expiresAt: expiresAt.toISOString() });
}
