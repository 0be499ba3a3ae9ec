import { ok } from '@hearth/cms/kernel';
import { resealColumn, routes, type PermissionDeclaration, type Platform, type Slice } from '@hearth/cms/platform';
import {
  PANEL_SIT,
  panelContract,
  poolContract,
  roundContract,
  roundMoved,
  ROUNDS_READ,
  ROUNDS_RUN,
} from '../../contract';
import { gateOf } from '../gate/gate-wiring';
import { productStore } from '../products/product-store';
import { adoptRubric, listCandidates, listExperts, listRubrics, writeExpert } from '../pool/keep-pool';
import { poolStore } from '../pool/pool-store';
import { sampleStore } from '../samples/sample-store';
import { revealSheet, sealSheet } from '../scores/hand-in';
import { myForms, mySheets } from '../scores/see-sheets';
import { announceRound } from './announce-round';
import { abandonRound, changeSeat } from './change-round';
import { drawRound } from './draw-round';
import { judgedGoodsStore } from './judged-goods-store';
import { raiseAlarm } from './raise-alarm';
import type { RoundDeps } from './round-deps';
import { roundKinds } from './round-notices';
import { roundStore } from './round-store';
import { roundMachine } from './round.machine';
import { seatMachine } from './seat.machine';
import { seatStore } from './seat-store';
import { listJudgeable, listRounds, presentRound } from './see-rounds';
import { settleRound } from './settle-round';
import { signForm } from './sign-form';
import { tellRounds } from './tell-rounds';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  action,
  displayName: `${zh} ${en}`,
  subCategory: 'rounds',
});

/** Rounds (评审): a pool, a panel that is drawn from it, and scores that are opened together. */
export const roundsSlice: Slice = {
  name: 'vetting.rounds',
  machines: [roundMachine, seatMachine],
  permissions: [
    permission(ROUNDS_READ, '看评审轮次、席位与回避', 'See rounds, panels and recusals'),
    permission(ROUNDS_RUN, '发起、抽取、结束评审，管专家库', 'Announce, draw and settle rounds, keep the pool'),
    permission(PANEL_SIT, '当评委：声明利害关系、评盲样', 'Sit on panels: sign forms, score blind samples'),
  ],
  grants: [
    {
      roles: ['chief-editor', 'desk-head', 'editor', 'vetting-officer', 'compliance-officer'],
      action: ROUNDS_READ,
    },
    { roles: ['vetting-officer'], action: ROUNDS_RUN },
    { roles: ['panel-expert'], action: PANEL_SIT },
  ],
  register: (platform) => {
    declare(platform);
  },
  routes: (platform) => roundRoutes(roundDeps(platform)),
  async ready({ database, vault, log }) {
    for (const column of ['seed_sealed', 'reveal_sealed']) {
      const table = column === 'seed_sealed' ? 'vetting_round' : 'vetting_seat';
      const resealed = await resealColumn(database, vault, { table, column, id: 'id' });
      if (resealed > 0) log.info('what panels sealed was brought under the current key', { column, resealed });
    }
  },
};

function roundRoutes(deps: RoundDeps) {
  return [
    routes(roundContract, {
      judgeable: ({ actor }) => listJudgeable(deps, actor),
      list: ({ actor, query }) => listRounds(deps, actor, query),
      one: ({ actor, params }) => presentRound(deps, actor, params.id),
      announce: ({ actor, body }) => announceRound(deps, actor, body),
      draw: ({ actor, params, body }) => drawRound(deps, actor, { ...params, ...body }),
      abandon: ({ actor, params, body }) => abandonRound(deps, actor, { ...params, ...body }),
      redo: ({ actor, params, body }) => changeSeat(deps, actor, { ...params, ...body, event: 'redo' }),
      release: ({ actor, params, body }) => changeSeat(deps, actor, { ...params, ...body, event: 'release' }),
      settle: ({ actor, params, body }) => settleRound(deps, actor, { ...params, ...body }),
    }),
    routes(panelContract, {
      forms: ({ actor }) => myForms(deps, actor),
      sign: ({ actor, params, body }) => signForm(deps, actor, { ...params, ...body }),
      sheets: ({ actor }) => mySheets(deps, actor),
      seal: ({ actor, params, body }) => sealSheet(deps, actor, { ...params, ...body }),
      reveal: ({ actor, params, body }) => revealSheet(deps, actor, { ...params, ...body }),
    }),
    routes(poolContract, {
      experts: ({ actor }) => listExperts(deps, actor),
      candidates: ({ actor }) => listCandidates(deps, actor),
      rubrics: ({ actor }) => listRubrics(deps, actor),
      writeExpert: ({ actor, params, body }) => writeExpert(deps, actor, { ...params, ...body }),
      rubric: async ({ actor }) => ok(await deps.pool.rubric(deps.database.read, actor.station)),
      adoptRubric: ({ actor, body }) => adoptRubric(deps, actor, body),
    }),
  ];
}

function declare(platform: Platform): void {
  const { realtime, outbox, stations, notices, schedule } = platform;
  notices.declare(roundKinds);
  realtime.define({
    name: 'vetting-rounds',
    mayJoin: (actor, station) => Promise.resolve(actor?.kind === 'staff' && actor.stations.includes(station)),
  });
  outbox.subscribe({
    name: 'vetting-rounds.tell',
    events: [roundMoved],
    handle: (event) => tellRounds({ realtime, stations }, event),
  });
  schedule.tick({
    name: 'vetting-rounds.alarm',
    cron: '*/10 * * * *',
    missed: 'run-once',
    handle: async () => {
      await raiseAlarm(roundDeps(platform));
    },
  });
}

/** Everything that the verbs of rounds are handed, on a host. */
export function roundDeps(platform: Platform): RoundDeps {
  return {
    ...platform,
    ...{ goods: judgedGoodsStore, rounds: roundStore, seats: seatStore, pool: poolStore, samples: sampleStore },
    products: productStore,
    settled: gateOf(platform).deps.settled,
  };
}
