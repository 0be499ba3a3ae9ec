import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { FIELD_UPLOADS, type StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { localeOf, type Platform } from '../../platform';
import { fieldActor } from '../passes/field-actor';
import type { FilingDeps } from './filing-deps';
import { tusStore } from './tus-store';
import { announced, MOST_BYTES } from './upload.rules';

type Tus = { handle(request: IncomingMessage, response: ServerResponse): Promise<void> };
type Begun = Result<string | undefined>;

/** The id under which a new file was written down, for tus, which asks for a name in the middle of its work. */
const names = new AsyncLocalStorage<string | undefined>();

/** HEAD comes with GET: Koa's router adds it, and there is nothing here that GET would give. */
const METHODS = ['POST', 'GET', 'PATCH', 'DELETE'] as const;

/** Hangs tus into Strapi's router. Who may send what is judged here, in the words of the house; tus only carries bytes. */
export function mountUploads(platform: Platform, deps: FilingDeps): void {
  const { strapi } = platform;
  const handler = (ctx: Context): Promise<void> => serve(ctx, { platform, deps });
  const below = FIELD_UPLOADS.replace(/^\/api/, '');
  const routes = [below, `${below}/:id`].flatMap((path) =>
    METHODS.map((method) => ({
      method,
      path,
      handler,
      config: { auth: false },
      info: { type: 'content-api', pluginName: 'cms' },
    })),
  );
  // Strapi's types forget that routes added by hand bring their own `info`.
  strapi.server.routes({ type: 'content-api', prefix: '', routes: routes as unknown as Core.Route[] });
}

type Served = { readonly platform: Platform; readonly deps: FilingDeps };

async function serve(ctx: Context, { platform, deps }: Served): Promise<void> {
  const begun = await judge(ctx, platform, deps);
  if (!begun.ok) {
    refuse(ctx, platform, begun.error);
    return;
  }
  const tus = await tusOf(deps);
  ctx.respond = false;
  ctx.res.setHeader('Cache-Control', 'no-store');
  await names.run(begun.value, () => tus.handle(ctx.req, ctx.res));
}

/** Who it is, and whether the file is theirs; a new one gets its row and its name. */
async function judge(ctx: Context, { readers }: Platform, deps: FilingDeps): Promise<Begun> {
  const reader = await readers.readerOf(/^bearer (.+)$/i.exec(ctx.get('authorization'))?.[1]);
  if (!reader.ok) return reader;
  const actor = await fieldActor(deps, reader.value);
  if (!actor.ok) return actor;
  // Koa's router hangs the params onto the context; its types do not know them.
  const { id } = ctx['params'] as { id?: string };
  if (id === undefined) return ctx.method === 'POST' ? begin(ctx, deps, actor.value) : err('HEARTH.NOT_FOUND');
  const upload = UUID.test(id) ? await deps.uploads.byId(id) : undefined;
  // What is somebody else's is as good as not there.
  return upload?.person === actor.value.id ? ok(undefined) : err('HEARTH.NOT_FOUND');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function begin(ctx: Context, deps: FilingDeps, actor: StaffActor): Promise<Begun> {
  const { Metadata } = await import('@tus/utils');
  const file = announced(
    ctx.get('upload-length'),
    readable(() => Metadata.parse(ctx.get('upload-metadata'))),
  );
  if (file === 'FILE_TOO_LARGE') return err('FIELD.FILE_TOO_LARGE', { maxBytes: MOST_BYTES });
  if (typeof file === 'string') return err(`FIELD.${file}`);
  const task = (await deps.assignments.mine(actor.id)).find((one) => one.id === file.assignment);
  if (!task) return err('HEARTH.NOT_FOUND');
  const id = deps.ids.next();
  const { name, type, assignment } = file;
  await deps.uploads.insert({
    ...file,
    id,
    station: task.station,
    person: actor.id,
    metadata: { name, type, assignment },
  });
  return ok(id);
}

function readable(parse: () => Record<string, string | null>): Record<string, string | null> {
  try {
    return parse();
  } catch {
    return {};
  }
}

function refuse(ctx: Context, { errors, ids }: Platform, refused: Refusal): void {
  const locale = localeOf(ctx.query['locale'], ctx.get('accept-language'));
  ctx.status = errors.status(refused.code);
  // tus clients ask for this on every answer.
  ctx.set('Tus-Resumable', '1.0.0');
  const message = errors.message(refused, locale);
  ctx.body = { error: { code: refused.code, message, details: refused.details ?? {}, requestId: ids.next() } };
}

const servers = new WeakMap<FilingDeps, Promise<Tus>>();

function tusOf(deps: FilingDeps): Promise<Tus> {
  const made = servers.get(deps) ?? makeTus(deps);
  servers.set(deps, made);
  return made;
}

async function makeTus(deps: FilingDeps): Promise<Tus> {
  const [{ Server }, tus] = await Promise.all([import('@tus/server'), import('@tus/utils')]);
  return new Server({
    path: FIELD_UPLOADS,
    datastore: tusStore(deps, tus),
    maxSize: MOST_BYTES,
    // The address is the one that the phone came by, whatever stands in front of us.
    relativeLocation: true,
    namingFunction: () => names.getStore() ?? deps.ids.next(),
    disableTerminationForFinishedUploads: true,
  });
}
