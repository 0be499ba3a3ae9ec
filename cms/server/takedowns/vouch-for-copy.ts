import type { BlockedCopy, ContentLocale, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { POWERS, using, type Reading } from '../review/review-deps';
import type { Revision } from '../revisions/revision-store';
import { wordsOfEdition } from '../deliveries/is-blocked';
import { copiesOf, wordsOfRevision, type Copy, type Words } from './blocked-copies';
import type { TakedownDeps, TakedownRefusal } from './takedown-deps';

type Which = { readonly documentId: string; readonly locale: ContentLocale };
type Found = Promise<Result<{ copies: BlockedCopy[] }, TakedownRefusal>>;

/** Whether the newest words of a manuscript resemble something that was taken down. */
export async function viewCopies(deps: TakedownDeps, actor: StaffActor, which: Which): Found {
  const { read } = deps.database;
  const revision = await deps.revisions.last(read, which);
  if (!revision || !actor.stations.includes(revision.station)) return err('HEARTH.NOT_FOUND');
  return shown(deps, await copiesOfRevision(deps, read, revision));
}

type Vouch = Which & { readonly order: string; readonly hash: string; readonly reason: string };

/** Lets exactly these words pass although they resemble what was taken down: the first person asks, a second one agrees (双人放行). */
export async function vouchForCopy(deps: TakedownDeps, actor: StaffActor, input: Vouch): Found {
  if (!(await using(deps, actor, POWERS.level(3)))) return err('TAKEDOWN.NOT_THIRD');
  const done = await deps.database.transaction(async (tx): Promise<Result<readonly Copy[], TakedownRefusal>> => {
    await deps.revisions.takeTurn(tx, input.documentId);
    const words = await wordsToPass(deps, tx, input);
    if (!words || !actor.stations.includes(words.station)) return err('HEARTH.NOT_FOUND');
    if (words.hash !== input.hash) return err('HEARTH.CHANGED_MEANWHILE');
    const copy = (await copiesOf(deps, tx, words)).find(({ order }) => order === input.order);
    if (!copy) return err('HEARTH.NOT_FOUND');
    const vouched = await vouch(deps, tx, { actor, words, copy, reason: input.reason });
    if (!vouched.ok) return vouched;
    // What waited for this pass is looked at now.
    await deps.deliveries.deliveries.wake(tx, input);
    return ok(await copiesOf(deps, tx, words));
  });
  return done.ok ? shown(deps, done.value) : done;
}

/** The newest words of the story, or those that were edited by hand for one account: each is let pass by its own hash. */
async function wordsToPass(deps: TakedownDeps, tx: Tx, { hash, ...which }: Vouch): Promise<Words | undefined> {
  const revision = await deps.revisions.last(tx, which);
  if (!revision || revision.hash === hash) return revision && wordsOf(revision);
  const edition = await deps.deliveries.editions.handEdited(tx, { ...which, hash });
  return edition ? wordsOfEdition(edition) : wordsOf(revision);
}

type Vouched = {
  readonly actor: StaffActor;
  readonly words: Words;
  readonly copy: Copy;
  readonly reason: string;
};

async function vouch(deps: TakedownDeps, tx: Tx, given: Vouched): Promise<Result<void, TakedownRefusal>> {
  const { actor, words, copy, reason } = given;
  const { station, documentId, locale, hash } = words;
  const asked = copy.override;
  if (asked?.first === actor.id) return err('TAKEDOWN.SAME_PERSON');
  if (asked && !(await deps.blocks.confirm(tx, asked.id, actor.id))) return err('HEARTH.CHANGED_MEANWHILE');
  if (!asked)
    await deps.blocks.ask(tx, {
      ...{ id: deps.ids.next(), station, order: copy.order, documentId, locale, hash, reason },
      first: actor.id,
    });
  const action = asked ? 'copy.let-pass' : 'copy.pass-asked';
  const facts = { order: copy.number, likeness: Math.round(copy.likeness * 100), reason };
  deps.ledger.append(tx, { actor, action, subject: documentId, version: hash, facts });
  return ok(undefined);
}

/** The copies that a revision resembles. */
export function copiesOfRevision(
  deps: Pick<TakedownDeps, 'blocks'>,
  read: Reading,
  revision: Revision,
): Promise<readonly Copy[]> {
  return copiesOf(deps, read, wordsOf(revision));
}

function wordsOf(revision: Revision): Words {
  const { station, documentId, locale, hash } = revision;
  return { station, documentId, locale, hash, texts: wordsOfRevision(revision) };
}

async function shown({ people }: TakedownDeps, copies: readonly Copy[]): Found {
  const ids = copies.flatMap(({ override }) => (override ? [override.first, override.second ?? override.first] : []));
  const found = ids.length === 0 ? [] : await people.byIds([...new Set(ids)]);
  const nameOf = (id: string): string => found.find((one) => one.id === id)?.name['zh-Hans'] ?? '';
  return ok({
    copies: copies.map(({ order, number, title, likeness, override }) => ({
      ...{ order, number, title, likeness: Math.round(likeness * 100) / 100 },
      override: override && {
        ...{ id: override.id, reason: override.reason, first: nameOf(override.first) },
        second: override.second === null ? null : nameOf(override.second),
      },
    })),
  });
}
