import type { Tx } from '../../platform';
import { wordsOfEdition } from '../deliveries/is-blocked';
import { wordsOfRevision } from './blocked-copies';
import { shinglesOf, widest } from './fingerprint.rules';
import type { Hit } from './find-scope';
import type { TakedownDeps } from './takedown-deps';
import type { Order } from './takedown-store';

type Remembered = { readonly order: Pick<Order, 'id'>; readonly hit: Hit };

/**
 * Remembers every wording of a story that was signed, published or sent, beside the one that stands now: whoever copies an old version
 * from an account copies words that no draft says any more. Words that were edited by hand for one account are wordings of their own.
 */
export async function rememberWords(deps: TakedownDeps, tx: Tx, { order, hit }: Remembered): Promise<void> {
  const { station, documentId, locale } = hit;
  const wordings = [...(await revisionsOut(deps, tx, hit)), ...(await editionsOut(deps, tx, hit))].map(
    ({ texts, ...one }) => ({ ...one, shingles: shinglesOf(texts) }),
  );
  for (const one of widest(wordings))
    await deps.blocks.add(tx, { order: order.id, station, documentId, locale, ...one });
}

type Wording = { readonly title: string; readonly hash: string; readonly texts: readonly string[] };

async function revisionsOut(deps: TakedownDeps, tx: Tx, hit: Hit): Promise<readonly Wording[]> {
  const found: Wording[] = [];
  for (const n of await deps.scopes.revisionsOut(tx, hit)) {
    const revision = await deps.revisions.byNumber(tx, hit, n);
    if (!revision) continue;
    const { title } = revision.content;
    const shown = typeof title === 'string' && title !== '' ? title : hit.title;
    found.push({ title: shown, hash: revision.hash, texts: wordsOfRevision(revision) });
  }
  return found;
}

async function editionsOut(deps: TakedownDeps, tx: Tx, hit: Hit): Promise<readonly Wording[]> {
  const found: Wording[] = [];
  for (const id of await deps.scopes.editionsOut(tx, hit)) {
    const edition = await deps.deliveries.editions.byId(tx, id);
    if (!edition) continue;
    const { hash, texts } = wordsOfEdition(edition);
    found.push({ title: edition.content.title || hit.title, hash, texts });
  }
  return found;
}
