import { createDatabaseTime, type Platform } from '../../platform';
import { channelStore } from '../channels/channel-store';
import { targetStore } from '../channels/target-store';
import { correctionStore } from '../corrections/correction-store';
import { airingStore } from '../deliveries/airing-store';
import { deliveryStore } from '../deliveries/delivery-store';
import { keptBack } from '../deliveries/kept-back';
import { trafficStore } from '../deliveries/traffic-store';
import { editionDeskStore } from '../editions/edition-desk-store';
import { switchStore } from '../switches/switch-store';
import { goingOf } from './going.rules';
import type { ReviewDeps } from './review-deps';

/** Asks the hour of our own app about a story, as its delivery is asked. */
export function hourOfOurs({ database }: Pick<Platform, 'database'>): ReviewDeps['keptBack'] {
  const deps = {
    ...{ channels: channelStore, targets: targetStore, desk: editionDeskStore, deliveries: deliveryStore },
    ...{ airings: airingStore, traffic: trafficStore, switches: switchStore, corrections: correctionStore },
    time: createDatabaseTime(database),
  };
  return (tx, kept) => keptBack(deps, tx, goingOf(kept));
}
