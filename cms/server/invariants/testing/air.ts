import type { TestDatabase } from '../../../../tests/host/database';
import { airingStore, type AiredStory } from '../../deliveries/airing-store';
import type { House } from './house';
import { STATION } from './story';

/** Says on the real database that a story was on the air, and lets what waits for it look at once. */
export function airs(db: TestDatabase, which: AiredStory): Pick<House, 'air' | 'isAired'> {
  let isAired = false;
  return {
    isAired: () => isAired,
    async air() {
      isAired = true;
      const airing = { ...which, station: STATION, airedAt: new Date(0), person: null, name: '播出' };
      await db.database.transaction((tx) => airingStore.note(tx, airing));
      const at = { document_id: which.documentId, state: 'gated' };
      await db.knex('delivery').where(at).update({ next_at: db.knex.fn.now() });
    },
  };
}
