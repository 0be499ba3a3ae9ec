import { resealColumn, type PermissionDeclaration, type Platform, type Slice } from '@hearth/cms/platform';
import {
  claimingEnvelopesContract,
  GAMES_FUND,
  GAMES_READ,
  GAMES_WRITE,
  gamesErrors,
  liveRooms,
  liveSessionMoved,
  liveSessionPlanned,
  lotteryProofContract,
  stopOrderPort,
} from '../../contract';
import { envelopeMachine } from '../envelopes/envelope.machine';
import { envelopeRoutes } from '../envelopes/envelope-routes';
import { runEnvelopes } from '../envelopes/run-envelopes';
import { forgetContacts } from '../lotteries/forget-contacts';
import { lotteryMachine } from '../lotteries/lottery.machine';
import { lotteryRoutes } from '../lotteries/lottery-routes';
import { runLotteries } from '../lotteries/run-lotteries';
import { proveLottery } from '../lotteries/see-lotteries';
import { placementRoutes } from '../placements/placement-routes';
import { reminderStore } from '../reservations/reminder-store';
import { reservationRoutes } from '../reservations/reservation-routes';
import { endTools, followSession } from './follow-session';
import { gameData } from './game-data';
import { claimDeskOf, gameDeps, gameStores, openTools } from './games-wiring';
import { SEALED_CONTACTS, SEALED_ENVELOPE_SEEDS, SEALED_LOTTERY_SEEDS } from './sealed-places';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  ...{ action, displayName: `${zh} ${en}`, subCategory: '直播 Live' },
});

/** A button without a body. */
const MOST_BYTES = 200;
/** Fifty thousand entries are read once for everybody who looks at the same moment. */
const PROOF_AGE = 2_000;

/** What is given away in lives (互动玩法): red packets, lotteries, reservations with their benefits, and places in the app's feed. */
export const gamesSlice: Slice = {
  name: 'live.games',
  errors: [gamesErrors],
  machines: [envelopeMachine, lotteryMachine],
  permissions: [
    permission(GAMES_READ, '查看红包、抽奖与预约', 'See red packets, lotteries and reservations'),
    permission(GAMES_WRITE, '发起红包、抽奖与预约', 'Make red packets, lotteries and reservations'),
    permission(GAMES_FUND, '红包拨款与付款', 'Fund and pay out red packets'),
  ],
  grants: [
    {
      roles: [
        ...(['field-controller', 'shop-keeper', 'finance', 'compliance-officer', 'chief-editor'] as const),
        'station-administrator',
      ],
      action: GAMES_READ,
    },
    { roles: ['field-controller', 'shop-keeper'], action: GAMES_WRITE },
    { roles: ['finance'], action: GAMES_FUND },
  ],
  register(platform) {
    platform.personalData.register(gameData({ ...platform, ...gameStores }));
    keepTime(platform);
    platform.outbox.subscribe({
      name: 'live.games-follow',
      events: [liveSessionMoved],
      atOnce: 1,
      handle: (event, tx) => followSession(gameDeps(platform), tx, event),
    });
    platform.outbox.subscribe({
      name: 'live.games-moved',
      events: [liveSessionPlanned],
      atOnce: 1,
      handle: async ({ payload }, tx) => {
        await reminderStore.tellMoved(tx, payload.session);
      },
    });
  },
  async start(platform) {
    const { database, vault, log, fastLane, ports } = platform;
    for (const column of [SEALED_ENVELOPE_SEEDS, SEALED_LOTTERY_SEEDS, SEALED_CONTACTS]) {
      const rows = await resealColumn(database, vault, column);
      if (rows > 0) log.info('resealed under the current vault key', { table: column.table, rows });
    }
    const deps = gameDeps(platform);
    ports.take(liveRooms).contribute('games', async (room) => ({ tools: await openTools(deps, room) }));
    ports.take(stopOrderPort).closeWith('games', (tx, stopping) => endTools(gameDeps(platform), tx, stopping));
    fastLane.read(lotteryProofContract.routes.lotteryProof, {
      ...{ maxEntries: 100, maxAge: PROOF_AGE, cacheControl: 'public, max-age=2' },
      load: ({ params }) => proveLottery(deps, params.id),
    });
    fastLane.post(claimingEnvelopesContract.routes.claimEnvelope, {
      maxBytes: MOST_BYTES,
      handle: ({ actor, params }) => claimDeskOf(platform).claim(actor, params.id),
    });
  },
  routes: (platform) => {
    const deps = gameDeps(platform);
    return [...envelopeRoutes(deps), ...lotteryRoutes(deps), ...reservationRoutes(deps), ...placementRoutes(deps)];
  },
};

/** What becomes due by the clock: each of these finds what a node that died has left. */
function keepTime(platform: Platform): void {
  const { schedule, database } = platform;
  schedule.tick({
    ...{ name: 'live-games.envelopes', cron: '*/2 * * * * *', missed: 'run-once' },
    handle: async () => {
      await runEnvelopes(gameDeps(platform));
    },
  });
  schedule.tick({
    ...{ name: 'live-games.lotteries', cron: '*/2 * * * * *', missed: 'run-once' },
    handle: async () => {
      await runLotteries(gameDeps(platform));
    },
  });
  schedule.tick({
    ...{ name: 'live-games.contacts', cron: '0 23 * * * *', missed: 'run-once' },
    handle: async () => {
      await forgetContacts(gameDeps(platform));
    },
  });
  schedule.tick({
    ...{ name: 'live-games.reminders', cron: '*/20 * * * * *', missed: 'run-once' },
    handle: async () => {
      await database.transaction((tx) => gameDeps(platform).reminders.remind(tx));
    },
  });
}
