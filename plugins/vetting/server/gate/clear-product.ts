import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { ClearProduct, ProductGate } from '../../contract';
import { moveProduct } from '../products/move-product';
import type { KeptProduct } from '../products/product-store';
import { productMachine } from '../products/product.machine';
import { clearingAsked } from './gate-notices';
import { codesOf } from './reason-words.rules';
import { hindrances } from './settle-gate';
import type { GateRefusal, ShelfDeps } from './shelf-deps';
import { viewGateIn } from './view-gate';

/**
 * One of two words that a suspended product may be shown again. The first waits for another person; the second puts the product back, if
 * nothing stands in the way then. Words are about one suspension: the next one needs two anew.
 */
export async function clearProduct(
  deps: ShelfDeps,
  actor: StaffActor,
  { id, version, why }: ClearProduct & { readonly id: string },
): Promise<Result<ProductGate, GateRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<ProductGate, GateRefusal>> => {
    const product = await deps.products.hold(tx, actor.stations, id);
    if (!product) return err('GOODS.NOT_FOUND');
    const { state } = product;
    const allowed = productMachine.allowed(state);
    if (!allowed.includes('clear')) return err('GOODS.NOT_NOW', { state, event: 'clear', allowed });
    if (product.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const reasons = codesOf(await hindrances(deps, tx, id));
    if (reasons.length > 0) return err('GATE.HINDERED', { reasons });
    const said = await say(deps, tx, { actor, product, why });
    return said.ok ? viewGateIn(deps, tx, { actor, id }) : said;
  });
}

type Saying = { readonly actor: StaffActor; readonly product: KeptProduct; readonly why: string };

async function say(deps: ShelfDeps, tx: Tx, saying: Saying): Promise<Result<null, GateRefusal>> {
  const { actor, product, why } = saying;
  const first = await deps.clearings.open(tx, { product: product.id, version: product.version });
  if (!first) return begin(deps, tx, saying);
  if (first.by === actor.id) return err('GATE.SAME_PERSON');
  if (!(await deps.clearings.end(tx, first.id, { by: actor.id, name: actor.name, why })))
    return err('HEARTH.CHANGED_MEANWHILE');
  const facts = { first: first.by, firstWhy: first.why, why };
  return moveProduct(deps, tx, { actor, product, event: 'clear', facts });
}

async function begin(deps: ShelfDeps, tx: Tx, { actor, product, why }: Saying): Promise<Result<null, GateRefusal>> {
  const { id, version, station, title } = product;
  const word = { by: actor.id, name: actor.name, why };
  await deps.clearings.begin(tx, { id: deps.ids.next(), station, product: id, version }, word);
  const entry = { action: 'product.clearing-asked', subject: id, version: String(version), facts: { why } };
  deps.ledger.append(tx, { actor: { ...actor, station }, ...entry });
  await deps.notices.notify(tx, {
    ...{ kind: clearingAsked, station, subject: `${id}/${version}`, link: `/plugins/vetting-goods/${id}` },
    to: { role: 'vetting-officer', except: [actor.id] },
    facts: { title, name: actor.name, why },
  });
  return ok(null);
}
