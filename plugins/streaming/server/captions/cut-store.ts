import { fromJsonb } from '@hearth/cms/platform';
import type { RecordingPiece } from '../../contract';
import type { CutOnRecord, CutStore } from './cut-words';

/** Looks up what recordings of our own engine were cut from. */
export const cutStore: CutStore = {
  find: async (database, id) => {
    const row = await database
      .read('streaming_recording')
      .where({ id })
      .whereIn('kind', ['clip', 'reel'])
      .whereNot('driver', 'mux')
      .first<(Omit<CutOnRecord, 'pieces'> & { pieces: unknown }) | undefined>('room', 'precise', 'pieces');
    // As the store of recordings wrote them.
    return row && { ...row, pieces: fromJsonb(row.pieces) as RecordingPiece[] };
  },
};
