import type { SavedView, StaffActor } from '../../contract';
import { err, ok, type Ids, type Refusal, type Result } from '../../kernel';
import type { SavedViewStore } from './saved-view-store';

/** More than this nobody finds again in a row of buttons. */
export const MOST_VIEWS = 30;

type Deps = { readonly views: SavedViewStore; readonly ids: Ids };
type Refused = Refusal<'VIEWS.TOO_MANY', { most: number }>;

/** Keeps a filter for a person; the same name on the same page is the same filter. */
export async function keepView(
  { views, ids }: Deps,
  actor: StaffActor,
  view: Omit<SavedView, 'id'>,
): Promise<Result<SavedView, Refused>> {
  const kept = await views.of(actor.id, view.page);
  const isNew = !kept.some(({ name }) => name === view.name);
  if (isNew && kept.length >= MOST_VIEWS) return err('VIEWS.TOO_MANY', { most: MOST_VIEWS });
  return ok(await views.put(actor.id, { ...view, id: ids.next() }));
}
