import { definePort } from '@hearth/cms/contract';

/** Which lives are held for a dispute (场次留证): whoever keeps something of one drops nothing of it meanwhile, however old it is. */
export type SessionHolds = {
  /** Those that are held now, of all stations. */
  held(): Promise<readonly string[]>;
};

/** Where it is found. */
export const sessionHoldsPort = definePort<SessionHolds>('shop.session-holds');
