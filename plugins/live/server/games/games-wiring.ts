import type { StaffActor } from '@hearth/cms/contract';
import { createDatabaseTime, type Platform } from '@hearth/cms/platform';
import { couponGiverPort, escrowPort } from '@hearth/shop/contract';
import { GAMES_WRITE, liveRooms, liveSessionsPort, type RoomSnapshot } from '../../contract';
import { budgetStore } from '../envelopes/budget-store';
import { createClaimDesk, type ClaimDesk } from '../envelopes/claim-desk';
import { envelopeStore } from '../envelopes/envelope-store';
import { toolOf } from '../envelopes/present-envelope';
import { shareStore } from '../envelopes/share-store';
import { entryStore } from '../lotteries/entry-store';
import { lotteryStore } from '../lotteries/lottery-store';
import { lotteryTool } from '../lotteries/present-lottery';
import { winnerStore } from '../lotteries/winner-store';
import { placementStore } from '../placements/placement-store';
import { reminderStore } from '../reservations/reminder-store';
import { reservationStore } from '../reservations/reservation-store';

/** How everything of these tools is kept. */
export const gameStores = {
  ...{ envelopes: envelopeStore, shares: shareStore, budgets: budgetStore },
  ...{ lotteries: lotteryStore, entries: entryStore, winners: winnerStore },
  ...{ reservations: reservationStore, reminders: reminderStore, placements: placementStore },
} as const;

/** Everything that the verbs of these tools are handed, on a host. */
export function gameDeps(platform: Platform) {
  const { database, ids, random, ledger, vault, ports, roster } = platform;
  return {
    ...{ database, ids, random, ledger, vault, time: createDatabaseTime(database), ...gameStores },
    ...{ sessions: ports.take(liveSessionsPort), rooms: ports.take(liveRooms) },
    ...{ escrow: ports.take(escrowPort), coupons: ports.take(couponGiverPort) },
    reservedBy: reservationStore.reservedBy,
    mayHandOut: async (actor: StaffActor) => (await roster.handsOf(actor))(GAMES_WRITE) !== undefined,
  };
}

/** Everything that the verbs of these tools are handed. */
export type GameDeps = ReturnType<typeof gameDeps>;

const desks = new WeakMap<Platform, ClaimDesk>();

/** The desk of a host, made once: what it remembers is worth keeping. */
export function claimDeskOf(platform: Platform): ClaimDesk {
  const desk = desks.get(platform) ?? createClaimDesk(gameDeps(platform));
  desks.set(platform, desk);
  return desk;
}

/** What of these tools is open in a room, for whoever comes in now. */
export async function openTools(
  { database, envelopes, lotteries }: GameDeps,
  room: string,
): Promise<RoomSnapshot['tools']> {
  const { read } = database;
  return [
    ...(await envelopes.openIn(read, room)).map(toolOf),
    ...(await lotteries.openIn(read, room)).map(lotteryTool),
  ];
}
