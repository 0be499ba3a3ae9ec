import type { ContentLocale, Correction, StoryGone } from '../../contract';
import type { Database } from '../../platform';

export type StoryNotes = ReturnType<typeof storyNotes>;

/** What readers are told beside a story, or in its place: that it was corrected and how, that it was taken down. */
export function storyNotes(database: Database) {
  return {
    /** Public notes of corrections that are out, the newest first, by the id of the story. */
    async corrections(
      ids: readonly string[],
      locale: ContentLocale,
    ): Promise<ReadonlyMap<string, readonly Correction[]>> {
      if (ids.length === 0) return new Map();
      const rows = await database
        .read('correction_order')
        .whereIn('document_id', [...ids])
        .where({ locale })
        .whereIn('state', ['signed', 'done'])
        .whereNot({ public_note: '' })
        .orderBy('signed_at', 'desc')
        .select<{ document_id: string; signed_at: Date; public_note: string }[]>(
          'document_id',
          'signed_at',
          'public_note',
        );
      const notes = new Map<string, Correction[]>();
      for (const { document_id, signed_at, public_note } of rows)
        notes.set(document_id, [...(notes.get(document_id) ?? []), { at: signed_at.toISOString(), note: public_note }]);
      return notes;
    },

    /** That a story was ordered down, in this language or, without one, in any; null where none was. */
    async gone(id: string, locale: ContentLocale | undefined): Promise<StoryGone | null> {
      const at = { document_id: id, ...(locale === undefined ? {} : { locale }) };
      const row = (await database.read('story_gone').where(at).orderBy('at', 'desc').first()) as
        { at: Date; note: string } | undefined;
      return row ? { at: row.at.toISOString(), note: row.note === '' ? null : row.note } : null;
    },
  };
}
