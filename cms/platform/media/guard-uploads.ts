import { AsyncLocalStorage } from 'node:async_hooks';
import { open, rm, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { ErrorBook, Locale } from '../../kernel';
import { localeOf } from '../http/answer';
import { kindOf } from './kind-of';
import { decodeWhole, makeRenditions, rewriteOriginal, type UploadFile } from './make-renditions';
import { measureFilm } from './measure-film';
import { judgeFile, type UploadFault } from './media.rules';

/** A file as the HTTP parser left it on disk. */
type ParsedFile = { filepath: string; originalFilename?: string | null; detectedMimeType?: string; mimetype?: string };

/** The parts of Strapi's upload that are replaced; its own types for them are `any`. */
type UploadPlugin = {
  service(name: 'upload'): UploadService;
  service(name: 'provider'): { upload(file: UploadFile): Promise<void> };
  service(name: 'image-manipulation'): Record<string, unknown>;
  provider: { delete(file: UploadFile): Promise<unknown> };
};

type UploadService = {
  upload(job: { files: ParsedFile | ParsedFile[] }, options?: unknown): Promise<unknown>;
  replace(id: unknown, job: { file: ParsedFile }, options?: unknown): Promise<unknown>;
};

/** What one upload has put into the store so far, so that a failure half-way leaves nothing there. */
const stored = new AsyncLocalStorage<UploadFile[]>();

/** Puts the house's rules in front of and into Strapi's upload: what comes in, how pictures are kept, and that failures leave nothing. */
export function guardUploads(strapi: Core.Strapi, book: ErrorBook): void {
  // The plugin's registry is typed as any; this shape is that of @strapi/upload 5.54, and a test on the host holds it.
  const plugin = strapi.plugin('upload') as unknown as UploadPlugin;
  const upload = plugin.service('upload');
  const provider = plugin.service('provider');
  const refuse = (fault: UploadFault): never => {
    throw new errors.ValidationError(book.message({ code: `MEDIA.${fault}`, details: undefined }, localeNow(strapi)), {
      code: `MEDIA.${fault}`,
    });
  };
  const guarded = async (files: readonly ParsedFile[], work: () => Promise<unknown>): Promise<unknown> => {
    for (const file of files) await judge(file, refuse);
    return withNothingLeft(plugin, work);
  };

  const original = {
    upload: upload.upload.bind(upload),
    replace: upload.replace.bind(upload),
    store: provider.upload.bind(provider),
  };
  upload.upload = (job, options) => guarded([job.files].flat(), () => original.upload(job, options));
  upload.replace = (id, job, options) => guarded([job.file], () => original.replace(id, job, options));
  provider.upload = async (file) => {
    stored.getStore()?.push(file);
    if (file.mime.startsWith('video/')) Object.assign(file, await measureFilm(file.filepath));
    await original.store(file);
  };
  Object.assign(plugin.service('image-manipulation'), {
    isFaultyImage: () => Promise.resolve(false),
    isOptimizableImage: () => Promise.resolve(true),
    isResizableImage: () => Promise.resolve(true),
    optimize: rewriteOriginal,
    generateResponsiveFormats: makeRenditions,
  });
}

async function judge(file: ParsedFile, refuse: (fault: UploadFault) => never): Promise<void> {
  const detected = await kindOfFile(file.filepath);
  const { size } = await stat(file.filepath);
  const fault = judgeFile({ detected, extension: extname(file.originalFilename ?? '').toLowerCase(), bytes: size });
  if (fault) refuse(fault);
  if (detected) file.detectedMimeType = detected;
  if (!detected?.startsWith('image/')) return;
  try {
    await decodeWhole(file.filepath);
  } catch (error) {
    refuse(String(error).includes('pixel limit') ? 'TOO_MANY_PIXELS' : 'BROKEN');
  }
}

async function kindOfFile(filepath: string): Promise<string | undefined> {
  const handle = await open(filepath);
  try {
    const head = new Uint8Array(4100);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return await kindOf(head.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function withNothingLeft(plugin: UploadPlugin, work: () => Promise<unknown>): Promise<unknown> {
  const files: UploadFile[] = [];
  try {
    return await stored.run(files, work);
  } catch (error) {
    await Promise.allSettled(files.map((file) => plugin.provider.delete(file)));
    throw error;
  }
}

/** Removes what the HTTP parser wrote for a request that failed; Strapi only does it for those that succeed. */
export function sweepFailedUploads(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      await sweep(ctx.request);
      throw error;
    }
    if (ctx.status >= 400) await sweep(ctx.request);
  });
}

async function sweep(request: unknown): Promise<void> {
  // koa-body hangs parsed files onto the request under their field names; Koa's types do not know them.
  const { files = {} } = request as { files?: Record<string, ParsedFile | ParsedFile[]> };
  const paths = Object.values(files)
    .flat()
    .map((file) => file.filepath);
  await Promise.allSettled(paths.map((path) => rm(path, { force: true })));
}

function localeNow(strapi: Core.Strapi): Locale {
  // Set for every HTTP request; absent when a script uploads.
  const ctx = strapi.requestContext.get() as { get(name: string): string } | undefined;
  return localeOf(undefined, ctx?.get('accept-language'));
}
