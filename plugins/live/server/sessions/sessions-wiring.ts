import { createDatabaseTime, type Platform } from '@hearth/cms/platform';
import { plannedOffersPort } from '@hearth/shop/contract';
import { roomPicturesPort } from '@hearth/streaming/contract';
import { gatePort, goodsOfTreePort, shownGoodsPort, spokenProofPort } from '@hearth/vetting/contract';
import { anchorsPort, roomsOfSessionsPort } from '../../contract';
import { liveDutyStore } from '../duty/duty-store';
import { itemStore } from '../runsheet/item-store';
import { scriptStore } from '../scripts/script-store';
import type { SessionDeps } from './session-deps';
import { sessionEventStore } from './session-event-store';
import { sessionStore } from './session-store';

const made = new WeakMap<Platform, SessionDeps>();

/** Everything that the verbs of sessions are handed on a host, made once; other plugins have offered their ports by then. */
export function sessionDeps(platform: Platform): SessionDeps {
  const known = made.get(platform) ?? depsOf(platform);
  made.set(platform, known);
  return known;
}

function depsOf(platform: Platform): SessionDeps {
  const { database, ports, notices } = platform;
  return {
    ...platform,
    ...{ time: createDatabaseTime(database), notify: notices.notify },
    ...{ sessions: sessionStore, entries: sessionEventStore, items: itemStore },
    ...{ duty: liveDutyStore, scripts: scriptStore },
    ...{ rooms: ports.take(roomsOfSessionsPort), anchors: ports.take(anchorsPort) },
    ...{ pictures: ports.take(roomPicturesPort), offers: ports.take(plannedOffersPort) },
    ...{ gate: ports.take(gatePort), goods: ports.take(shownGoodsPort) },
    ...{ vetted: ports.take(goodsOfTreePort), proof: ports.take(spokenProofPort) },
  };
}
