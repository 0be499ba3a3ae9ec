/** Says with each save which revision its writer had before their eyes. */
import type { StrapiApp } from '@strapi/strapi/admin';

const MANUSCRIPT = 'plugin::cms.manuscript';
const READS = ['getDocument', 'updateDocument', 'publishDocument'];
const WRITES = ['updateDocument', 'publishDocument'];

type Request = {
  readonly model?: string;
  readonly documentId?: string;
  readonly params?: { readonly locale?: string | null };
  readonly data?: Record<string, unknown>;
};

/** A request or an answer of Strapi's own pages on its way through their store. */
export type Passing = {
  readonly type?: unknown;
  readonly payload?: { readonly data?: { readonly revision?: unknown } };
  readonly meta?: { readonly arg?: { readonly endpointName?: string; readonly originalArgs?: Request } };
};

const keyOf = ({ documentId, params }: Request): string => `${documentId ?? ''} ${params?.locale ?? ''}`;

/** What passes, where it has to do with a manuscript: the request, which one, and whether it sets out or comes back. */
function aboutManuscript({ type, meta }: Passing) {
  const { endpointName, originalArgs } = meta?.arg ?? {};
  if (endpointName === undefined || originalArgs?.model !== MANUSCRIPT) return undefined;
  return { request: originalArgs, endpointName, phase: String(type).split('/').pop() };
}

function sendAlong({ data }: Request, base: number | undefined): void {
  if (data && base !== undefined) data['revision'] = base;
}

/**
 * Strapi's form knows no attribute that it does not show, and drops the number of the revision with them. So it is taken from the answer
 * that fills the form, and put into the save on its way out.
 */
export function namesBase(): (passing: Passing) => void {
  const shown = new Map<string, number>();
  return (passing) => {
    const about = aboutManuscript(passing);
    if (!about) return;
    const { request, endpointName, phase } = about;
    const revision = passing.payload?.data?.revision;
    if (phase === 'fulfilled' && READS.includes(endpointName) && typeof revision === 'number')
      shown.set(keyOf(request), revision);
    if (phase === 'pending' && WRITES.includes(endpointName)) sendAlong(request, shown.get(keyOf(request)));
  };
}

/** Puts it into Strapi's store. */
export function nameBase(app: StrapiApp): void {
  const note = namesBase();
  app.addMiddlewares([
    () =>
      () =>
      (next) =>
      (action): unknown => {
        // What passes through the store has any form; the function looks before it touches.
        note(action as Passing);
        return next(action);
      },
  ]);
}
