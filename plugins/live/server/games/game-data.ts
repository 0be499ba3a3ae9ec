import type { PersonalDataHolder, Platform } from '@hearth/cms/platform';
import type { ShareStore } from '../envelopes/share-store';
import type { EntryStore, OwnEntry } from '../lotteries/entry-store';
import type { ReminderStore } from '../reservations/reminder-store';
import type { ReservationStore } from '../reservations/reservation-store';
import { placeOf, SEALED_CONTACTS } from './sealed-places';

const MOST_EXPORTED = 10_000;

/** Where these tools keep what they know of a reader. */
export type GameDataDeps = Pick<Platform, 'database' | 'vault'> & {
  readonly shares: ShareStore;
  readonly entries: EntryStore;
  readonly reservations: ReservationStore;
  readonly reminders: ReminderStore;
};

/** What somebody took, entered or reserved is theirs to see; what sums and draws stand on stays, under nobody's name. */
export const gameData = (deps: GameDataDeps): PersonalDataHolder => ({
  name: 'live-games',
  export: async (reader) => {
    const { read } = deps.database;
    const shares = await deps.shares.ofReader(read, reader, MOST_EXPORTED);
    return {
      shares: shares.map(({ reader: _own, ...share }) => share),
      entries: (await deps.entries.ofReader(read, reader, MOST_EXPORTED)).map((entry) => told(deps.vault, entry)),
      exclusions: await deps.entries.exclusionsOf(read, reader),
      reservations: await deps.reservations.everyOf(read, reader, MOST_EXPORTED),
      reminders: await deps.reminders.everyOf(read, reader, MOST_EXPORTED),
    };
  },
  erase: async (tx, reader) => {
    await deps.shares.forget(tx, reader);
    await deps.entries.forget(tx, reader);
    await deps.reservations.forget(tx, reader);
  },
});

/** An entry as its owner reads it: with where they said that the prize goes. */
const told = (vault: Platform['vault'], { winner, contact, ...entry }: OwnEntry) => ({
  ...entry,
  contact: winner === null || contact === null ? null : vault.open(placeOf(SEALED_CONTACTS, winner), contact),
});
