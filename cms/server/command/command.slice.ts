import { COMMAND_READ, commandContract, type RoleSlug } from '../../contract';
import { ok } from '../../kernel';
import { routes, type Platform, type Slice } from '../../platform';
import { createBoards, type Boards } from './boards';
import { houseTiles } from './house-tiles-store';
import { createProjector, type Projector } from './projector';
import { settingStore } from './setting-store';
import { COUNTED_CHANNEL, tallyStore } from './tally-store';
import { viewBoard } from './view-board';

/** Those who run the day; a wall in the newsroom is signed in as one of them. */
const COMMANDERS: readonly RoleSlug[] = [
  'chief-editor',
  'desk-head',
  'mcn-operator',
  'field-controller',
  'compliance-officer',
  'station-administrator',
];

type Parts = { readonly boards: Boards; readonly projector: Projector };

const made = new WeakMap<Platform, Parts>();

/** The command screen (指挥大屏): what happens in the house now, counted once for all screens. */
export const commandSlice: Slice = {
  name: 'command',
  permissions: [{ action: COMMAND_READ, displayName: '看指挥大屏 See the command screen', subCategory: 'command' }],
  grants: [{ roles: COMMANDERS, action: COMMAND_READ }],
  register: (platform) => {
    const { tiles, realtime, roster, listener } = platform;
    for (const tile of houseTiles) tiles.offer(tile);
    const tell = (...said: Parameters<typeof realtime.tellHere>): void => realtime.tellHere(...said);
    const boards = createBoards({ ...platform, tell });
    const projector = createProjector({ ...platform, store: tallyStore(platform, () => tiles.all()) }, boards);
    made.set(platform, { boards, projector });
    realtime.define({
      name: 'command',
      uncounted: true,
      mayJoin: async (actor, station) =>
        actor?.kind === 'staff' &&
        actor.stations.includes(station) &&
        (await roster.powersOf(actor.id)).includes(COMMAND_READ),
      snapshot: (station) => boards.of(station),
    });
    listener.on(COUNTED_CHANNEL, { heard: projector.heard, connected: projector.lost });
  },
  routes: (platform) => {
    const settings = settingStore(platform);
    const boards = partsOf(platform).boards;
    return [
      routes(commandContract, {
        board: ({ actor, query }) => viewBoard({ ...platform, boards, settings }, actor, query.station),
        keepSettings: async ({ actor, body }) => {
          await settings.put(actor.id, body);
          return ok(body);
        },
      }),
    ];
  },
  // Only now have all plugins offered their tiles, so that the events of all of them are known.
  start: async (platform) => {
    const { projector } = partsOf(platform);
    const events = platform.tiles.all().flatMap((tile) => tile.events);
    platform.outbox.onHint(events, { happened: projector.happened, lost: projector.happened });
    projector.start();
  },
  stop: (platform) => partsOf(platform).projector.stop(),
};

function partsOf(platform: Platform): Parts {
  const parts = made.get(platform);
  if (!parts) throw new Error('The command screen was not registered');
  return parts;
}
