import { errors } from '@strapi/utils';
import type { Actor, ContentLocale, DraftContent } from '../../contract';
import type { Result } from '../../kernel';
import type { Platform, Tx } from '../../platform';
import { caseStore } from '../review/case-store';
import { revisionStore, type Which } from '../revisions/revision-store';
import { admitWrite, type Admitted, type Save, type Turned } from './admit-write';
import { draftWordsStore } from './draft-words-store';
import { lockStore } from './lock-store';
import type { SaveWords } from './merge-words';
import { rawDraftStore } from './raw-draft-store';
import type { WritingDeps, WritingRefusal } from './writing-deps';

/** What the guard of manuscripts asks of writing. */
export type WritingAround = {
  /** Checks a save; whatever may not go in comes back whole. */
  admit(tx: Tx, save: Save): Promise<Result<Admitted, Turned>>;
  /** Keeps words whose save was refused; after that save's transaction was taken back. */
  keep(words: { readonly which: Which; readonly actor: Actor; readonly turned: Turned }): Promise<void>;
  /** What was typed into a manuscript that had no name yet has one now. */
  created(tx: Tx, made: { readonly locales: readonly ContentLocale[]; readonly actor: Actor }): Promise<void>;
  /** What was typed is saved now. */
  saved(tx: Tx, saved: { readonly which: Which; readonly actor: Actor }): Promise<void>;
};

/** The stores that use cases of writing are handed. */
export function writingDeps(platform: Platform): WritingDeps & { readonly save: SaveWords } {
  const raw = rawDraftStore(platform);
  return {
    ...platform,
    locks: lockStore,
    drafts: draftWordsStore,
    cases: caseStore,
    revisions: revisionStore,
    rawDraft: raw.read,
    save: async (which, { base, data }) => {
      try {
        await raw.save(which, { ...data, revision: base });
        return { ok: true, value: undefined };
      } catch (error) {
        const refused = refusalIn(error);
        if (!refused) throw error;
        return { ok: false, error: refused };
      }
    },
  };
}

/** A save that writing refuses travels through Strapi as an error of Strapi's; this is what was refused. */
function refusalIn(error: unknown): WritingRefusal | undefined {
  if (!(error instanceof errors.ApplicationError)) return undefined;
  // The guard of manuscripts puts code and details of a refusal there, and nobody else.
  const { code, ...details } = error.details as { code?: string };
  if (code === undefined || !/^(WRITING|HEARTH)\./.test(code)) return undefined;
  // Made by the guard from exactly such a refusal.
  return { code, details } as unknown as WritingRefusal;
}

/** Builds it on the platform of a host. */
export function writingAround(platform: Platform): WritingAround {
  const deps = writingDeps(platform);
  return {
    admit: (tx, save) => admitWrite(deps, tx, save),
    async keep({ which, actor, turned: { base, words } }) {
      if (actor.kind !== 'staff' || isEmpty(words)) return;
      const last = await deps.revisions.last(deps.database.read, which);
      const station = last?.station ?? actor.station;
      const { documentId, locale } = which;
      await deps.drafts.put(deps.database.read, {
        person: actor.id,
        documentId,
        locale,
        kind: 'conflict',
        station,
        base,
        content: words,
        session: null,
      });
    },
    async created(tx, { locales, actor }) {
      if (actor.kind !== 'staff') return;
      for (const locale of locales) {
        await deps.drafts.drop(tx, { person: actor.id, documentId: 'new', locale }, 'autosave');
      }
    },
    async saved(tx, { which: { documentId, locale }, actor }) {
      if (actor.kind === 'staff') await deps.drafts.dropTyped(tx, { person: actor.id, documentId, locale });
    },
  };
}

const isEmpty = (words: DraftContent): boolean => Object.keys(words).length === 0;
