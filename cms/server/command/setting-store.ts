import { commandSettings, USUAL_SCREEN, type CommandSettings } from '../../contract';
import { fromJsonb, type Database } from '../../platform';

/** How people like their screens: each person has their own, so every question names the person. */
export type SettingStore = {
  of(person: string): Promise<CommandSettings>;
  put(person: string, settings: CommandSettings): Promise<void>;
};

/** Keeps how people like their screens. */
export function settingStore({ database }: { readonly database: Database }): SettingStore {
  return {
    of: async (person) => {
      const row = await database
        .read('command_setting')
        .where({ person })
        .first<{ settings: unknown } | undefined>('settings');
      const kept = commandSettings.safeParse(fromJsonb(row?.settings));
      // What was kept before a tile went away is not worth an error on a wall.
      return kept.success ? kept.data : USUAL_SCREEN;
    },
    put: async (person, settings) => {
      const row = { person, settings: JSON.stringify(settings), changed_at: database.read.fn.now() };
      await database.read('command_setting').insert(row).onConflict('person').merge(['settings', 'changed_at']);
    },
  };
}
