import { z } from 'zod';
import { httpContract } from './http';
import { revisionFields } from './review-policy';
import { moment } from './roster-types';
import { contentLocaleSchema } from './stories';
import { writtenText } from './text';

/** The permission to hold a manuscript while one writes, and to keep and merge one's words. */
export const MANUSCRIPTS_WRITE = 'plugin::cms.manuscripts.write';

const WRITE = { staff: MANUSCRIPTS_WRITE } as const;
const documentId = z.string().regex(/^[a-z0-9]{20,32}$/);
const which = z.object({ documentId, locale: contentLocaleSchema });
/** A manuscript that was never saved has no name yet; each person has one such draft for each language. */
const whichDraft = z.object({ documentId: z.union([documentId, z.literal('new')]), locale: contentLocaleSchema });
/** One open page of one person: two windows of the same person are two sessions. */
const session = z
  .string()
  .min(8)
  .max(40)
  .regex(/^[\w-]+$/);

/** Why words are kept beside a manuscript: they were not saved yet, their save met somebody else's, or their page is gone (left). */
export const draftKinds = ['autosave', 'conflict', 'left'] as const;

/** Why words are kept beside a manuscript. */
export type DraftKind = (typeof draftKinds)[number];

/** What somebody typed, field by field; what is missing they did not touch. */
export const draftContent = z.partialRecord(z.enum(revisionFields), z.unknown());

/** What somebody typed, field by field. */
export type DraftContent = z.output<typeof draftContent>;

/** A manuscript as those see it who have it open. */
export const writingDesk = z.strictObject({
  /** The newest revision: what a save is compared with. */
  revision: z.int(),
  /** Who saved it last. */
  savedBy: z.string(),
  sealed: z.boolean(),
  /** Who holds it now (占用). `mine` means this very page. */
  lock: z
    .strictObject({
      person: z.uuid(),
      name: z.string(),
      mine: z.boolean(),
      until: moment,
      since: moment,
      /** From whom it was taken over. */
      takenFrom: z.string().nullable(),
      version: z.int32(),
    })
    .nullable(),
  /** Who else has it open. */
  here: z.array(z.strictObject({ person: z.uuid(), name: z.string() })),
  mayWrite: z.boolean(),
  /** One's own words that are in no revision, the newest first. */
  drafts: z.array(
    // `here` means typed on this very page; all else waits to be put back, merged or dropped.
    z.strictObject({ kind: z.enum(draftKinds), base: z.int(), at: moment, here: z.boolean() }),
  ),
});

/** A manuscript as those see it who have it open. */
export type WritingDesk = z.output<typeof writingDesk>;

/** A stretch of a merge: what both began from, what either made of it, and what comes out. */
export const mergePiece = z.strictObject({
  kind: z.enum(['same', 'mine', 'theirs', 'both', 'conflict']),
  base: z.array(z.unknown()),
  mine: z.array(z.unknown()),
  theirs: z.array(z.unknown()),
  merged: z.array(z.unknown()),
});

/** A stretch of a merge. */
export type MergePiece = z.output<typeof mergePiece>;

/** A field of a merge; that of the body has a piece for each stretch, all others have one piece with one value. */
export const mergeField = z.strictObject({ field: z.enum(revisionFields), pieces: z.array(mergePiece) });

/** A field of a merge. */
export type MergeField = z.output<typeof mergeField>;

/** How somebody settles one conflict: one side, both after each other, or words of their own. */
export const mergeChoice = z.strictObject({
  field: z.enum(revisionFields),
  /** Which piece of the field. */
  at: z.int().min(0),
  take: z.enum(['mine', 'theirs', 'both', 'text']),
  text: writtenText(20_000).optional(),
});

/** How somebody settles one conflict. */
export type MergeChoice = z.output<typeof mergeChoice>;

const kind = z.object({ kind: z.enum(draftKinds) });

/** Writing (写稿): holding a manuscript, keeping words that are not saved, merging what two people wrote. */
export const writingContract = httpContract('writing', {
  beat: {
    method: 'POST',
    path: '/cms/writing/:documentId/:locale/beats',
    summary:
      '心跳 Say that the page is open; while one types it takes or keeps the manuscript when nobody else holds it',
    access: WRITE,
    params: which,
    body: z.strictObject({ session, typing: z.boolean() }),
    result: writingDesk,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  takeOver: {
    method: 'POST',
    path: '/cms/writing/:documentId/:locale/take-over',
    summary: '接手 Take a manuscript out of somebody’s hands; they are told at once and keep their words',
    access: WRITE,
    params: which,
    body: z.strictObject({ session, version: z.int32() }),
    result: writingDesk,
    refusals: ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'WRITING.SEALED', 'WRITING.NOT_YOURS'],
  },
  leave: {
    method: 'POST',
    path: '/cms/writing/:documentId/:locale/leave',
    summary: 'Close the page: the manuscript is free at once',
    access: WRITE,
    params: which,
    body: z.strictObject({ session }),
    result: z.null(),
    status: 204,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  drafts: {
    method: 'GET',
    path: '/cms/writing-drafts',
    summary: 'All of one’s own words that were not saved, the newest first',
    access: WRITE,
    result: z.strictObject({
      drafts: z.array(
        z.strictObject({
          documentId: z.string(),
          locale: contentLocaleSchema,
          kind: z.enum(draftKinds),
          base: z.int(),
          /** The page that they were typed on. */
          session: z.string().nullable(),
          at: moment,
        }),
      ),
    }),
    refusals: [],
  },
  keepDraft: {
    method: 'PUT',
    path: '/cms/writing/:documentId/:locale/draft',
    summary:
      '自动保存 Keep what is typed and not saved; nobody else sees it, and it never touches who holds the manuscript',
    access: WRITE,
    params: whichDraft,
    body: z.strictObject({ base: z.int().min(0), content: draftContent, session: session.optional() }),
    result: z.strictObject({ at: moment }),
    refusals: ['HEARTH.NOT_FOUND', 'WRITING.NOT_YOURS'],
  },
  draft: {
    method: 'GET',
    path: '/cms/writing/:documentId/:locale/draft',
    summary: 'One’s own words that were not saved',
    access: WRITE,
    params: whichDraft,
    query: kind,
    result: z.strictObject({ kind: z.enum(draftKinds), base: z.int(), at: moment, content: draftContent }),
    refusals: ['WRITING.NO_DRAFT'],
  },
  dropDraft: {
    method: 'DELETE',
    path: '/cms/writing/:documentId/:locale/draft',
    summary: 'Forget one’s own words that were not saved',
    access: WRITE,
    params: whichDraft,
    query: kind,
    result: z.null(),
    status: 204,
    refusals: ['WRITING.NO_DRAFT'],
  },
  merge: {
    method: 'GET',
    path: '/cms/writing/:documentId/:locale/merge',
    summary:
      '三方对照 What both began from, what one wrote oneself, what others saved meanwhile, and what merges by itself',
    access: WRITE,
    params: which,
    query: kind,
    result: z.strictObject({
      base: z.int(),
      theirs: z.int(),
      savedBy: z.string(),
      at: moment,
      fields: z.array(mergeField),
    }),
    refusals: ['HEARTH.NOT_FOUND', 'WRITING.NO_DRAFT'],
  },
  settle: {
    method: 'POST',
    path: '/cms/writing/:documentId/:locale/merge',
    summary: '合并定稿 Save the merge with each conflict settled; one’s kept words are part of the manuscript then',
    access: WRITE,
    params: which,
    body: z.strictObject({
      kind: z.enum(draftKinds),
      theirs: z.int().min(1),
      choices: z.array(mergeChoice).max(500),
    }),
    result: z.strictObject({ revision: z.int() }),
    refusals: [
      'HEARTH.NOT_FOUND',
      'HEARTH.CHANGED_MEANWHILE',
      'WRITING.NO_DRAFT',
      'WRITING.NOT_SETTLED',
      'WRITING.NOT_YOURS',
      'WRITING.LOCKED',
      'WRITING.SEALED',
    ],
  },
  similar: {
    method: 'GET',
    path: '/cms/writing/:documentId/:locale/similar',
    summary: '查重 Manuscripts of the last weeks that seem to tell the same',
    access: WRITE,
    params: which,
    result: z.strictObject({
      found: z.array(
        z.strictObject({
          documentId,
          locale: contentLocaleSchema,
          title: z.string(),
          author: z.string(),
          changedAt: moment,
          /** 0 to 1: the share of terms in common. */
          likeness: z.number(),
        }),
      ),
    }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
});
