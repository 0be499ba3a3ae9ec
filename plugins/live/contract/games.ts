import { z } from 'zod';

/** Who sees the tools of a live, as the admin's roles name it. */
export const GAMES_READ = 'plugin::live.games.read';

/** Who makes red packets, lotteries, reservations and placements, as the admin's roles name it. */
export const GAMES_WRITE = 'plugin::live.games.write';

/** Who sets money aside for red packets and pays them out, as the admin's roles name it. */
export const GAMES_FUND = 'plugin::live.games.fund';

/** Money in whole fen. */
export const gameFen = z.int().min(0).max(1_000_000_000);

/** A moment of this century: the database knows no year 0. */
export const gameMoment = z.iso.datetime().refine((at) => at >= '2000-01-01', '日期太早 / too early a day');

/** Which one. */
export const whichGame = z.object({ id: z.uuid() });

/** The version that somebody saw. */
export const seenGame = z.strictObject({ version: z.int().min(1) });

/** Which live. */
export const whichGameSession = z.object({ session: z.uuid() });

/** What every move of a tool may refuse with. */
export const gameMoves = ['HEARTH.CHANGED_MEANWHILE', 'MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED'] as const;
