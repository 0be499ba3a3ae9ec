import { createDatabaseTime, type Platform } from '@hearth/cms/platform';
import { curtainsPort } from '@hearth/streaming/contract';
import { shownGoodsPort, spokenProofPort, type GoodsShower } from '@hearth/vetting/contract';
import { liveRooms, type AssistantDesk, type AssistantDriver, type ScriptDrafts } from '../../contract';
import type { AnswerDeps } from '../assistant/answer-deps';
import { answerStore } from '../assistant/answer-store';
import type { DraftDeps } from '../assistant/draft-script';
import { createScriptDrafts } from '../assistant/script-drafts';
import { templateDriver } from '../assistant/template-driver';
import { liveDutyStore } from '../duty/duty-store';
import type { HostDeps } from '../hosts/host-deps';
import { hostStore } from '../hosts/host-store';
import { liveBookOf } from './live-book';
import type { RobotDeps } from './say-as-robots';

/** What hosts, the assistant and robots of a host work with. */
export type Robots = {
  readonly hosting: HostDeps;
  readonly answering: AnswerDeps;
  readonly robots: RobotDeps;
  /** What drivers of a model are given to. */
  readonly assistant: AssistantDesk;
  readonly drafts: ScriptDrafts;
  readonly drafting: DraftDeps;
};

const made = new WeakMap<Platform, Robots>();

/** The same on a host, made once. Ports are taken when they are first needed: others offer theirs while they register. */
export function robotsOf(platform: Platform): Robots {
  const known = made.get(platform) ?? wire(platform);
  made.set(platform, known);
  return known;
}

function wire(platform: Platform): Robots {
  const { database, ids, ledger, log, notices, people, ports } = platform;
  let driver: AssistantDriver = templateDriver;
  const lives = liveBookOf(platform);
  const goods: Pick<GoodsShower, 'of'> = { of: (products) => ports.take(shownGoodsPort).of(products) };
  const drafts = createScriptDrafts();
  return {
    hosting: {
      ...{ database, ids, ledger, notices, people, lives, hosts: hostStore },
      ...{ time: createDatabaseTime(database), duty: liveDutyStore },
      curtains: {
        fall: (tx, order) => ports.take(curtainsPort).fall(tx, order),
        lift: (tx, order) => ports.take(curtainsPort).lift(tx, order),
      },
      rooms: {
        tell: (room, telling) => {
          ports.take(liveRooms).tell(room, telling);
        },
      },
    },
    answering: {
      ...{ database, ids, ledger, log, lives, goods, answers: answerStore, hosts: hostStore },
      driver: () => driver,
    },
    robots: { lives, rooms: { robotSays: (room, saying) => ports.take(liveRooms).robotSays(room, saying) } },
    assistant: {
      use: (given) => {
        driver = given;
      },
    },
    drafts,
    drafting: {
      ...{ database, lives, goods, drafts },
      proof: { of: (on, product) => ports.take(spokenProofPort).of(on, product) },
    },
  };
}
