import { isDeepStrictEqual } from 'node:util';
import type { Context } from 'koa';
import type { Platform } from '../../platform';
import { MANUSCRIPT, manuscriptContentType } from './manuscript.content-type';
import { manuscriptStore, type ManuscriptStore } from './manuscript-store';

type Action = (ctx: Context) => Promise<unknown>;
type Row = Readonly<Record<string, unknown>>;
type Checker = { readonly cannot: { publish(row: Row): boolean }; sanitizeOutput(row: unknown): Promise<Row> };
type Checkers = { create(asked: { userAbility: unknown; model: string }): Checker };

/**
 * The press of publish in Strapi's form. Strapi saves the form and then publishes, also where nothing was typed: the draft is written
 * and read anew for words that were signed as they stand. Such a press only publishes; whatever brings new words goes Strapi's way.
 */
export function answerPublishPress(platform: Platform): void {
  const { strapi } = platform;
  const manuscripts = manuscriptStore(platform);
  const controllers = strapi.get<Controllers>('controllers');
  controllers.extend('plugin::content-manager.collection-types', (stock) => ({
    ...stock,
    publish: async (ctx) => ((await publishAsItStands({ strapi, manuscripts }, ctx)) ? undefined : stock.publish(ctx)),
  }));
}

type Controllers = {
  extend(uid: string, change: (stock: Record<'publish', Action>) => Record<string, Action>): void;
};
type Deps = Pick<Platform, 'strapi'> & { readonly manuscripts: ManuscriptStore };

/** False when this press is not ours to answer. */
async function publishAsItStands({ strapi, manuscripts }: Deps, ctx: Context): Promise<boolean> {
  // The route names both, and the policy before it has seen who asks.
  const { model, id: documentId } = ctx['params'] as { model: string; id?: string };
  // Strapi has parsed it.
  const body = (ctx.request as { body?: Row }).body ?? {};
  if (model !== MANUSCRIPT || documentId === undefined || typeof body['locale'] !== 'string') return false;
  const { locale } = body;
  // Strapi's services are untyped.
  const checkers = strapi.plugin('content-manager').service('permission-checker') as unknown as Checkers;
  const checker = checkers.create({ userAbility: ctx.state['userAbility'], model });
  const draft = await manuscripts.draftRow({ documentId, locale }, mediaIn(body));
  if (!draft || checker.cannot.publish(draft) || !saysTheSame(draft, body)) return false;
  const published = await manuscripts.publish({ documentId, locale });
  // The form asks for everything else anew.
  const data = { ...(await checker.sanitizeOutput(published)), status: 'published' };
  ctx.body = { data, meta: { availableLocales: [], availableStatus: [] } };
  return true;
}

const FIELDS: Readonly<Record<string, { readonly type: string }>> = manuscriptContentType.schema.attributes;
const HOUSE: ReadonlySet<string> = new Set(['revision', 'releasedAt', 'correctedAt', 'signedBy']);

const mediaIn = (body: Row): readonly string[] => Object.keys(body).filter((name) => FIELDS[name]?.type === 'media');

function saysTheSame(draft: Row, body: Row): boolean {
  return Object.entries(body).every(([name, value]) => {
    const type = HOUSE.has(name) ? undefined : FIELDS[name]?.type;
    if (type === undefined) return true;
    if (type === 'relation') return isUntouched(value);
    if (type === 'media') return idOf(value) === idOf(draft[name]);
    return isDeepStrictEqual(value ?? null, draft[name] ?? null);
  });
}

/** The form sends of a relation only what was added and taken away. */
function isUntouched(value: unknown): boolean {
  // A relation that is no object was set to nothing.
  const { connect, disconnect, ...more } = (value ?? { set: [] }) as Row;
  const none = (list: unknown): boolean => list === undefined || (Array.isArray(list) && list.length === 0);
  return none(connect) && none(disconnect) && Object.keys(more).length === 0;
}

/** Of a file the form sends the whole file or its number. */
function idOf(file: unknown): unknown {
  return typeof file === 'object' && file !== null && 'id' in file ? file.id : (file ?? undefined);
}
