import { routes, type RouteGroup } from '@hearth/cms/platform';
import { enteringContract, lotteriesContract } from '../../contract';
import { drawLottery, judgeWinner } from './draw-lottery';
import { enterLottery, excludeReader, listExcluded, tellContact } from './enter-lottery';
import type { LotteryDeps } from './lottery-deps';
import { makeLottery } from './make-lottery';
import {
  announceLottery,
  announceSalt,
  archiveLottery,
  cancelLottery,
  commitLottery,
  fulfilLottery,
} from './move-lottery';
import { listLotteries, myEntry, seeLottery, showLotteries } from './see-lotteries';

/** Lotteries for the people of the station and for viewers: HTTP in, result out. */
export function lotteryRoutes(deps: LotteryDeps): readonly RouteGroup[] {
  return [
    routes(lotteriesContract, {
      lotteries: ({ actor, query }) => listLotteries(deps, actor, query.session),
      lottery: ({ actor, params }) => seeLottery(deps, actor, params.id),
      makeLottery: ({ actor, body }) => makeLottery(deps, actor, body),
      commitLottery: ({ actor, params, body }) => commitLottery(deps, actor, { ...params, ...body }),
      cancelLottery: ({ actor, params, body }) => cancelLottery(deps, actor, { ...params, ...body }),
      drawLottery: ({ actor, params, body }) => drawLottery(deps, actor, { ...params, ...body }),
      announceLottery: ({ actor, params, body }) => announceLottery(deps, actor, { ...params, ...body }),
      fulfilLottery: ({ actor, params, body }) => fulfilLottery(deps, actor, { ...params, ...body }),
      archiveLottery: ({ actor, params, body }) => archiveLottery(deps, actor, { ...params, ...body }),
      announceSalt: ({ actor, params, body }) => announceSalt(deps, actor, { ...params, ...body }),
      judgeWinner: ({ actor, params, body }) => judgeWinner(deps, actor, { ...params, ...body }),
      excludedReaders: ({ actor }) => listExcluded(deps, actor),
      excludeReader: ({ actor, params, body }) => excludeReader(deps, actor, { ...params, ...body }),
    }),
    routes(enteringContract, {
      shownLotteries: ({ params }) => showLotteries(deps, params.session),
      enterLottery: ({ actor, params }) => enterLottery(deps, actor, params.id),
      myEntry: ({ actor, params }) => myEntry(deps, actor, params.id),
      tellContact: ({ actor, params, body }) => tellContact(deps, actor, { ...params, ...body }),
    }),
  ];
}
