import type { Core } from '@strapi/strapi';

/** One write through Strapi's document service, whichever page or script it comes from. `params` is what it will run with. */
export type DocumentWrite = {
  readonly uid: string;
  readonly action: string;
  readonly params: { documentId?: string; locale?: unknown; status?: unknown; data?: Record<string, unknown> };
};

const WRITES: ReadonlySet<string> = new Set([
  'create',
  'update',
  'publish',
  'unpublish',
  'delete',
  'clone',
  'discardDraft',
]);

/** Puts a rule around every write of one content type. What the rule returns is what the writer gets. */
export function aroundWrites(
  strapi: Core.Strapi,
  uid: string,
  rule: (write: DocumentWrite, next: () => Promise<unknown>) => Promise<unknown>,
): void {
  const guard = (write: DocumentWrite, next: () => Promise<unknown>): Promise<unknown> =>
    write.uid === uid && WRITES.has(write.action) ? rule(write, next) : next();
  // Strapi types a write by the content types it generates; ours are declared in code.
  strapi.documents.use(guard as unknown as Parameters<typeof strapi.documents.use>[0]);
}

/** The document a write was about: named beforehand, or just made. A clone names the one that it copies and makes another. */
export function writtenId(write: DocumentWrite, result: unknown): string | undefined {
  // Every write answers with a document or with `{ documentId, entries }`.
  const made = (result as { documentId?: string } | null)?.documentId;
  return write.action === 'clone' ? made : (write.params.documentId ?? made);
}
