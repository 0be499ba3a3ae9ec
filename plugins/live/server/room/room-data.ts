import type { PersonalDataHolder } from '@hearth/cms/platform';
import { ownBan } from '../moderation/ban-reader';
import type { RoomDeps } from './room-deps';

const MOST_EXPORTED = 10_000;

type Deps = Pick<RoomDeps, 'database' | 'messages' | 'polls' | 'mutes' | 'bans' | 'viewers'>;

/**
 * What rooms hold on a reader. What somebody said has to be kept for three years; their name goes, and so does everything that nobody has to keep.
 * Who of the station spoke a ban or a mute is not theirs to take along.
 */
export const roomData = ({ database, messages, polls, mutes, bans, viewers }: Deps): PersonalDataHolder => ({
  name: 'live-rooms',
  export: async (reader) => {
    const { read } = database;
    return {
      messages: await messages.ofReader(read, reader, MOST_EXPORTED),
      votes: await polls.ofReader(read, reader),
      mutes: await mutes.ofReader(read, reader),
      bans: (await bans.ofReader(read, reader)).map(ownBan),
      visits: await viewers.ofReader(read, reader),
    };
  },
  erase: async (tx, reader) => {
    await messages.forget(tx, reader);
    await polls.forget(tx, reader);
    await mutes.forget(tx, reader);
    await bans.forget(tx, reader);
    await viewers.forget(tx, reader);
  },
});
