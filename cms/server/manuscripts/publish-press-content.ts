import { isDeepStrictEqual } from 'node:util';
import type { Context } from 'koa';
import type { Platform } from '../../platform';
import { MANUSCRIPT, manuscriptContentType } from './manuscript.content-type';

type Action = (ctx: Context) => Promise<unknown>;
type Row = Readonly<Record<string, unknown>>;
type Checker = { readonly cannot: { publish(row: Row): boolean }; sanitizeOutput(row: unknown): Promise<Row> };
type Checkers = { create(asked: { userAbility: unknown; model: string }): Checker };

/**
 * The press of publish in Strapi's form. Strapi saves the form and then publishes, also where nothing was typed: the draft is written
 * and read anew for words that were signed as they stand. Such a press only publishes; whatever brings new words goes Strapi's way.
 */
export function answerPublishPress({ strapi }: Platform): void {
  // The registry is not typed by what it keeps.
  const controllers = strapi.get('controllers') as unknown as {
    extend(uid: string, change: (stock: Record<'publish', Action>) => Record<string, Action>): void;
  };
  controllers.extend('plugin::content-manager.collection-types', (stock) => ({
    ...stock,
    publish: async (ctx) => ((await publishAsItStands(strapi, ctx)) ? undefined : stock.publish(ctx)),
  }));
}

/** False when this press is not ours to answer. */
async function publishAsItStands(strapi: Platform['strapi'], ctx: Context): Promise<boolean> {
  // The route names both, and the policy before it has seen who asks.
  const { model, id: documentId } = ctx['params'] as { model: string; id?: string };
  const body = (ctx.request as { body?: Row }).body ?? {};
  if (model !== MANUSCRIPT || documentId === undefined || typeof body['locale'] !== 'string') return false;
  const { locale } = body;
  // Strapi's services are untyped.
  const checkers = strapi.plugin('content-manager').service('permission-checker') as unknown as Checkers;
  const checker = checkers.create({ userAbility: ctx.state['userAbility'], model });
  const where = { documentId, locale, publishedAt: null };
  const draft = (await strapi.db.query(MANUSCRIPT).findOne({ where, populate: mediaIn(body) })) as Row | null;
  if (!draft || checker.cannot.publish(draft) || !saysTheSame(draft, body)) return false;
  const { entries } = await strapi.documents(MANUSCRIPT).publish({ documentId, locale });
  const [published] = entries;
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
  const { connect, disconnect, ...more } = (value ?? { set: [] }) as Row;
  const none = (list: unknown): boolean => list === undefined || (Array.isArray(list) && list.length === 0);
  return none(connect) && none(disconnect) && Object.keys(more).length === 0;
}

/** Of a file the form sends the whole file or its number. */
function idOf(file: unknown): unknown {
  return typeof file === 'object' && file !== null ? (file as { id?: unknown }).id : (file ?? undefined);
}
