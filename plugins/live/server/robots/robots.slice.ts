import {
  routes,
  type PermissionDeclaration,
  type Platform,
  type RouteGroup,
  type Slice,
  type Tx,
} from '@hearth/cms/platform';
import { sessionHoldsPort } from '@hearth/shop/contract';
import {
  answersContract,
  answerViewers,
  askingContract,
  assistantPort,
  draftsContract,
  hostsContract,
  liveRooms,
  liveSessionsPort,
  readHosts,
  robotErrors,
  robotsContract,
  scriptDraftPort,
  sendRobots,
  watchHosts,
  writeHosts,
} from '../../contract';
import { answerData } from '../assistant/answer-data';
import { answerQuestion } from '../assistant/answer-question';
import { draftScript } from '../assistant/draft-script';
import { replyToQuestion } from '../assistant/reply-to-question';
import { seeAnswers, seeOwnQuestions } from '../assistant/see-answers';
import { fillDemoSessions } from '../demo/fill-demo-sessions';
import { listen } from '../duty/listen';
import { gameDeps } from '../games/games-wiring';
import { hostMachine } from '../hosts/host.machine';
import { hostFaded } from '../hosts/host-notices';
import { keepHost, seeHosts } from '../hosts/keep-host';
import { labelsInRoom } from '../hosts/labels-in-room';
import { stopHost, turnHost } from '../hosts/turn-host';
import { fadeSilent, seeLabel } from '../hosts/watch-host';
import { sessionDeps } from '../sessions/sessions-wiring';
import { robotsOf } from './robots-wiring';
import { sayAsRobots } from './say-as-robots';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  ...{ action, displayName: `${zh} ${en}`, subCategory: '直播 Live' },
});

/** How many answers of more than three years ago go in one night. */
const PRUNED_AT_ONCE = 5_000;

/** Who speaks in a live, the assistant that answers in it, and robots that come to rehearsals. */
export const robotsSlice: Slice = {
  name: 'live.robots',
  errors: [robotErrors],
  machines: [hostMachine],
  permissions: [
    permission(readHosts, '查看主播与问答记录', 'See hosts and what the assistant answered'),
    permission(writeHosts, '登记主播', 'Enter hosts of lives'),
    permission(watchHosts, '值守数字人并一键停播', 'Watch over digital humans and stop them'),
    permission(answerViewers, '答复转人工的问题', 'Answer what the assistant handed on'),
    permission(sendRobots, '派机器人观众参加彩排', 'Send robots into rehearsals'),
  ],
  grants: [
    {
      roles: [
        ...(['chief-editor', 'desk-head', 'editor', 'host', 'field-controller', 'compliance-officer'] as const),
        ...(['mcn-operator', 'after-sales-clerk'] as const),
      ],
      action: readHosts,
    },
    { roles: ['mcn-operator', 'desk-head', 'field-controller'], action: writeHosts },
    { roles: ['compliance-officer', 'field-controller', 'editor', 'desk-head', 'chief-editor'], action: watchHosts },
    { roles: ['host', 'field-controller', 'after-sales-clerk', 'editor'], action: answerViewers },
    { roles: ['mcn-operator', 'field-controller'], action: sendRobots },
  ],
  register: (platform) => {
    const { notices, personalData, ports, schedule } = platform;
    const { answering, assistant, drafts, hosting } = robotsOf(platform);
    ports.offer(assistantPort, assistant);
    ports.offer(scriptDraftPort, drafts);
    notices.declare([hostFaded]);
    personalData.register(answerData(answering));
    schedule.tick({
      name: 'live-hosts.fade-silent',
      cron: '*/5 * * * * *',
      // Also where nobody fired it in time: the clock of the only node may be minutes wrong.
      missed: 'run-once',
      handle: async () => {
        const since = await listen(hosting);
        return (tx: Tx) => fadeSilent(hosting, tx, since).then(() => undefined);
      },
    });
    schedule.tick({
      name: 'live-answers.prune',
      cron: '50 3 * * *',
      missed: 'run-once',
      handle: async () => {
        const held = await ports.take(sessionHoldsPort).held();
        return (tx: Tx) => answering.answers.prune(tx, PRUNED_AT_ONCE, held).then(() => undefined);
      },
    });
  },
  start: (platform) => {
    platform.ports
      .take(liveRooms)
      .contribute(
        'live.hosts',
        labelsInRoom({ ...robotsOf(platform).hosting, lives: platform.ports.take(liveSessionsPort) }),
      );
    return Promise.resolve();
  },
  demo: (platform, stage) => {
    const deps = { ...sessionDeps(platform), reserving: gameDeps(platform) };
    return fillDemoSessions(deps, stage, platform.clock.now());
  },
  routes: (platform) => robotRoutes(platform),
};

function robotRoutes(platform: Platform): readonly RouteGroup[] {
  const { hosting, answering, drafting, robots } = robotsOf(platform);
  return [
    routes(hostsContract, {
      hosts: ({ actor, params }) => seeHosts(hosting, actor, params.id),
      keepHost: ({ actor, params, body }) => keepHost(hosting, actor, { ...body, ...params }),
      turnHost: ({ actor, params, body }) => turnHost(hosting, actor, { ...body, ...params }),
      stopHost: ({ actor, params, body }) => stopHost(hosting, actor, { ...body, ...params }),
      seeLabel: ({ actor, params }) => seeLabel(hosting, actor, params.id),
    }),
    routes(answersContract, {
      answers: ({ actor, params, query }) => seeAnswers(answering, actor, { ...query, ...params }),
      reply: ({ actor, params, body }) => replyToQuestion(answering, actor, { ...body, ...params }),
    }),
    routes(askingContract, {
      ask: ({ actor, params, body }) => answerQuestion(answering, actor, { ...body, ...params }),
      ownQuestions: ({ actor, params }) => seeOwnQuestions(answering, actor, params.id),
    }),
    routes(draftsContract, {
      draftScript: ({ actor, params }) => draftScript(drafting, actor, params),
    }),
    routes(robotsContract, {
      robotsSay: ({ actor, params, body }) => sayAsRobots(robots, actor, { ...body, ...params }),
    }),
  ];
}
