import { KEEPS_FROM_APP } from '../switches/switch.rules';
import { switchStore } from '../switches/switch-store';
import type { ReviewDeps } from './review-deps';

/** Asks the switches of the matrix; those that only make room for breaking news leave our own app alone. */
export const silencedBy: ReviewDeps['silencedBy'] = async (tx, { station, documentId, locale }) => {
  const found = await switchStore.stopping(tx, { station, documentId, locale });
  return found && KEEPS_FROM_APP.includes(found.mode) ? found.reason : undefined;
};
