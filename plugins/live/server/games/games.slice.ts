import { resealColumn, type PermissionDeclaration, type Platform, type Slice } from '@hearth/cms/platform';
import {
  claimingEnvelopesContract,
  GAMES_FUND,
  GAMES_READ,
  GAMES_WRITE,
  gamesErrors,
  liveRooms,
  liveSessionMoved,
} from '../../contract';
import { envelopeMachine } from '../envelopes/envelope.machine';
import { envelopeRoutes } from '../envelopes/envelope-routes';
import { runEnvelopes } from '../envelopes/run-envelopes';
import { shareStore } from '../envelopes/share-store';
import { entryStore } from '../lotteries/entry-store';
import { lotteryMachine } from '../lotteries/lottery.machine';
import { lotteryRoutes } from '../lotteries/lottery-routes';
import { runLotteries } from '../lotteries/run-lotteries';
import { reservationRoutes } from '../reservations/reservation-routes';
import { reservationStore } from '../reservations/reservation-store';
import { followSession } from './follow-session';
import { claimDeskOf, gameDeps, openTools } from './games-wiring';
import { SEALED_CONTACTS, SEALED_ENVELOPE_SEEDS, SEALED_LOTTERY_SEEDS } from './sealed-places';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  ...{ action, displayName: `${zh} ${en}`, subCategory: '直播 Live' },
});

/** A button without a body. */
const MOST_BYTES = 200;
const MOST_EXPORTED = 10_000;

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
    keepPersonalData(platform);
    keepTime(platform);
    platform.outbox.subscribe({
      name: 'live.games-follow',
      events: [liveSessionMoved],
      atOnce: 1,
      handle: (event, tx) => followSession(gameDeps(platform), tx, event),
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
    fastLane.post(claimingEnvelopesContract.routes.claimEnvelope, {
      maxBytes: MOST_BYTES,
      handle: ({ actor, params }) => claimDeskOf(platform).claim(actor, params.id),
    });
  },
  routes: (platform) => {
    const deps = gameDeps(platform);
    return [...envelopeRoutes(deps), ...lotteryRoutes(deps), ...reservationRoutes(deps)];
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
    ...{ name: 'live-games.reminders', cron: '*/20 * * * * *', missed: 'run-once' },
    handle: async () => {
      await database.transaction((tx) => gameDeps(platform).reminders.remind(tx));
    },
  });
}

/** What somebody took, entered or reserved is theirs to see; what sums and draws stand on stays, under nobody's name. */
function keepPersonalData({ personalData, database }: Platform): void {
  personalData.register({
    name: 'live-games',
    export: async (reader) => {
      const { read } = database;
      return {
        shares: await shareStore.ofReader(read, reader, MOST_EXPORTED),
        entries: await entryStore.ofReader(read, reader),
        reservations: await reservationStore.ofReader(read, reader),
      };
    },
    erase: async (tx, reader) => {
      await shareStore.forget(tx, reader);
      await entryStore.forget(tx, reader);
      await reservationStore.forget(tx, reader);
    },
  });
}
