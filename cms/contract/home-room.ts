import { z } from 'zod';

/** What a reader in the room `feed:STATION` hears when the station shows itself otherwise: in mourning, or no longer. */
export const homeChanged = z.strictObject({ type: z.literal('home.changed'), at: z.iso.datetime() });

/** What a reader hears when the station shows itself otherwise. */
export type HomeChanged = z.infer<typeof homeChanged>;
