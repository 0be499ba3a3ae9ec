import type { Actor, ContentLocale } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { LineageStore } from '../lineage/lineage-store';
import type { Case } from './case-store';
import { moveCase } from './move-case';
import type { ReviewDeps, ReviewRefusal } from './review-deps';
import type { OutsideStore } from './outside-store';

/** What guards of whole manuscripts are handed beside what review has. */
export type WholeDeps = ReviewDeps & { readonly outside: OutsideStore; readonly lineage: Pick<LineageStore, 'link'> };

type Languages = { readonly documentId: string; readonly locales: readonly ContentLocale[] };

/** Work that nobody but its writers has in their hands. */
const AT_REST: readonly Case['state'][] = ['writing', 'returned', 'spiked'];

/**
 * Lets languages of a manuscript be deleted, or says why not. What is under review, signed, sealed or out anywhere is ended by the deed
 * that is meant for it: deleting would leave posts that nobody can call back.
 */
export async function endForDeletion(
  deps: WholeDeps,
  tx: Tx,
  { actor, ...which }: Languages & { readonly actor: Actor },
): Promise<Result<null, ReviewRefusal>> {
  for (const kept of await casesOf(deps, tx, which)) {
    const { documentId, locale, station, hash, state, rules } = kept;
    // Where nobody reviews, nobody's signature is lost.
    const isOwn = AT_REST.includes(state) || (state === 'signed' && rules.levels.length === 0);
    if (!isOwn) return err('REVIEW.NOT_DELETABLE', { state });
    if (await deps.outside.stands(tx, { documentId, locale })) return err('REVIEW.STANDS_OUTSIDE');
    deps.ledger.append(tx, {
      actor,
      action: 'manuscript.delete',
      subject: documentId,
      version: hash,
      facts: { locale },
    });
    if (state === 'spiked') continue;
    const moved = await moveCase(deps, tx, {
      kept,
      actor,
      move: { event: 'spike', facts: { deleted: true, station } },
    });
    if (!moved.ok) return moved;
  }
  return ok(null);
}

/** Whether a manuscript may be copied: what is sealed goes no further. */
export async function mayCopy(deps: WholeDeps, tx: Tx, which: Languages): Promise<Result<null, ReviewRefusal>> {
  const sealed = (await casesOf(deps, tx, which)).some(({ state }) => state === 'sealed');
  return sealed ? err('REVIEW.SEALED_COPY') : ok(null);
}

/** A copy remembers what it was made from, and whoever wrote those words wrote these: they sign neither. */
export async function rememberOrigin(
  deps: WholeDeps,
  tx: Tx,
  { from, to, actor }: { readonly from: Languages; readonly to: string; readonly actor: Actor },
): Promise<void> {
  for (const source of await casesOf(deps, tx, from)) {
    const { station, locale } = source;
    const copy = await deps.cases.forUpdate(tx, { documentId: to, locale });
    if (!copy) continue;
    for (const author of await deps.cases.authors(tx, source.id)) await deps.cases.addAuthor(tx, copy.id, author);
    const byPerson = actor.kind === 'staff' ? actor.id : null;
    const kind = 'rewrite' as const;
    await deps.lineage.link(tx, {
      id: deps.ids.next(),
      station,
      documentId: to,
      kind,
      from: from.documentId,
      byPerson,
    });
  }
}

async function casesOf({ cases }: WholeDeps, tx: Tx, { documentId, locales }: Languages): Promise<readonly Case[]> {
  const kept: Case[] = [];
  for (const locale of locales) {
    const one = await cases.forUpdate(tx, { documentId, locale });
    if (one) kept.push(one);
  }
  return kept;
}
