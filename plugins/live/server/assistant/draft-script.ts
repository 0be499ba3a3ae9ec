import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Database } from '@hearth/cms/platform';
import type { GoodsShower, ShownGoods, SpokenClaim, SpokenProof } from '@hearth/vetting/contract';
import type { DraftFacts, robotErrors, ScriptDraft, ScriptDrafts } from '../../contract';
import type { LiveBook } from '../robots/live-book';

type Refused = RefusalOf<typeof robotErrors, 'SESSION_NOT_FOUND' | 'ITEM_NOT_FOUND' | 'NOTHING_TO_SAY'>;

/** What drafting stands on. */
export type DraftDeps = {
  readonly database: Database;
  readonly lives: Pick<LiveBook, 'of' | 'lines'>;
  readonly goods: Pick<GoodsShower, 'of'>;
  readonly proof: Pick<SpokenProof, 'of'>;
  readonly drafts: Pick<ScriptDrafts, 'draft'>;
};

/** Drafts a script for a line of the actor's station, from what is proved of its goods today. Nothing is kept. */
export async function draftScript(
  { database, lives, goods, proof, drafts }: DraftDeps,
  { station }: StaffActor,
  { id, item }: { readonly id: string; readonly item: string },
): Promise<Result<ScriptDraft, Refused>> {
  const live = await lives.of(id);
  if (live?.station !== station) return err('ROBOTS.SESSION_NOT_FOUND');
  const line = (await lives.lines(id)).find((one) => one.id === item);
  if (!line) return err('ROBOTS.ITEM_NOT_FOUND');
  const { product, title, seconds } = line;
  const shown = product === null ? undefined : (await goods.of([product])).get(product);
  if (product === null || !shown) return err('ROBOTS.NOTHING_TO_SAY');
  const claims = provedOf(shown, await proof.of(database.read, product));
  const { driver, sentences } = await drafts.draft({ title, seconds, goods: shown, claims, promise: '' });
  return ok({ driver, sentences: sentences.map(({ claims: made, ...rest }) => ({ ...rest, claims: [...made] })) });
}

/** What may be said today and is shown to everybody, by its number. */
const provedOf = (goods: ShownGoods, spoken: readonly SpokenClaim[]): DraftFacts['claims'] =>
  spoken.flatMap(({ id, text, standing, reasons }) => {
    const shown = goods.claims.find((claim) => claim.text === text);
    return shown && standing === 'supported' && reasons.length === 0 ? [{ id, text, kind: shown.kind }] : [];
  });
