import type { Core } from '@strapi/strapi';
import type { StaffActor } from '../../contract';
import { relationTargets, type Attribute } from './relation-targets.rules';
import type { Stations } from './stations';

/** An action on the document service, as its middleware sees it. `params` is what the action will run with. */
export type DocumentAction = {
  readonly uid: string;
  readonly contentType: { readonly attributes: Readonly<Record<string, Attribute>> };
  readonly action: string;
  params: {
    documentId?: string;
    filters?: unknown;
    data?: Record<string, unknown>;
  };
};

/** `actor` is missing when the house itself acts: a job, a migration, a request of a reader. */
type Guard = { readonly strapi: Core.Strapi; readonly stations: Stations; readonly actor: StaffActor | undefined };

const READS = new Set(['findMany', 'findFirst', 'findOne', 'count']);

/** Narrows a read, stamps a write, and says why an action is refused. */
export async function guardAction(guard: Guard, action: DocumentAction): Promise<string | undefined> {
  const ofStation = 'station' in action.contentType.attributes;
  const { actor } = guard;
  if (!actor) return ofStation && action.action === 'create' ? systemCreate(guard, action) : undefined;
  if (READS.has(action.action)) {
    if (ofStation) narrow(action, actor.stations);
    // A list leaves out what is elsewhere; a document asked for by its id is refused, for an empty answer would look like a new one.
    return ofStation && action.action === 'findOne' ? foreignTo(actor, await heldBy(guard.strapi, action)) : undefined;
  }
  return (
    (ofStation ? await stamp(guard.strapi, actor, action) : undefined) ??
    (await reachesElsewhere(guard.strapi, actor, action))
  );
}

function narrow({ params }: DocumentAction, stations: readonly string[]): void {
  const own = { station: { $in: stations } };
  params.filters = params.filters ? { $and: [params.filters, own] } : own;
}

/** The house may write for any station, and must say for which. */
async function systemCreate({ stations }: Guard, { uid, params }: DocumentAction): Promise<string | undefined> {
  const named = params.data?.['station'];
  const known = typeof named === 'string' && (await stations.get(named)) !== undefined;
  return known ? undefined : `${uid} was written without a station`;
}

const heldBy = async (strapi: Core.Strapi, { uid, params }: DocumentAction): Promise<readonly string[]> =>
  params.documentId ? stationsHolding(strapi, uid, { documentId: params.documentId }) : [];

function foreignTo(actor: StaffActor, held: readonly string[]): string | undefined {
  return held.every((station) => actor.stations.includes(station)) ? undefined : 'This belongs to another station';
}

async function stamp(strapi: Core.Strapi, actor: StaffActor, action: DocumentAction): Promise<string | undefined> {
  const { params } = action;
  const held = await heldBy(strapi, action);
  const foreign = foreignTo(actor, held);
  if (foreign || !params.data) return foreign;
  const [current] = held;
  // A field that a person left or made empty names no station.
  const wanted = [params.data['station'], current, actor.station].find(Boolean);
  if (typeof wanted !== 'string' || !actor.stations.includes(wanted)) return 'You cannot write for this station';
  // A document that changed hands would leave its signatures, its column and its readers behind.
  if (action.action !== 'clone' && current !== undefined && wanted !== current)
    return 'A document stays with its station';
  // A copy, because the data is the caller's own object.
  params.data = { ...params.data, station: wanted };
  return undefined;
}

async function reachesElsewhere(
  strapi: Core.Strapi,
  actor: StaffActor,
  { uid, params }: DocumentAction,
): Promise<string | undefined> {
  // Components and content types alike are models of Strapi; a name that is neither has no attributes.
  const schemas = (model: string): Record<string, Attribute> | undefined =>
    (
      strapi.getModel(model as Parameters<typeof strapi.getModel>[0]) as
        { attributes: Record<string, Attribute> } | undefined
    )?.attributes; // an unknown model is undefined at run time
  const targets = relationTargets(uid, params.data, schemas).filter(({ uid: to }) => 'station' in (schemas(to) ?? {}));
  for (const to of new Set(targets.map(({ uid: one }) => one))) {
    // Pages name one document by its id and by its row: one question for all of a type.
    const named = targets.flatMap(({ uid: one, ...which }) => (one === to ? [which] : []));
    const held = await stationsHolding(strapi, to, { $or: named });
    if (held.some((station) => !actor.stations.includes(station))) return 'This points at something of another station';
  }
  return undefined;
}

async function stationsHolding(strapi: Core.Strapi, uid: string, which: object): Promise<readonly string[]> {
  // Strapi's query builder types each content type; the guard works for all that have a station.
  const query = strapi.db.query(uid) as unknown as {
    findMany(query: object): Promise<readonly { readonly station: string | null }[]>;
  };
  const rows = await query.findMany({ select: ['station'], where: which });
  return rows.map(({ station }) => station ?? '');
}
