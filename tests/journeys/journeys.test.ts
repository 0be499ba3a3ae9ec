/** @jest-environment ./tests/journeys/telling-environment.cjs */
import { isLong } from '../faults/figures';
import { aPlatformLab } from '../lab/platforms/lab';
import { adminPagesJourneys, vettingPagesJourneys } from './admin-pages.journey';
import { openBrowser, type Stage } from './browser';
import { cameraJourneys } from './camera.journey';
import { consoleJourneys } from './console.journey';
import { cooperativeJourneys } from './cooperative.journey';
import { correctionJourneys } from './correction.journey';
import { aDemoHost } from './demo-host';
import { deskPagesJourneys } from './desk-pages.journey';
import { demoLiveJourneys } from './demo-live.journey';
import { dutiesJourneys } from './duties.journey';
import { editorJourneys } from './editor.journey';
import { emergencyJourneys } from './emergency.journey';
import { fieldJourneys } from './field.journey';
import { greyJourneys } from './grey.journey';
import { lateMoneyJourneys } from './late-money.journey';
import { livePagesJourneys } from './live-pages.journey';
import { liveSellingJourneys } from './live-selling.journey';
import { monthCloseJourneys } from './month-close.journey';
import { muxLiveJourneys } from './mux-live.journey';
import { aMuxWorld, type MuxWorld } from './mux-world';
import { offTheShelfJourneys } from './off-the-shelf.journey';
import { orderWayJourneys } from './order-way.journey';
import { planningJourneys } from './planning.journey';
import { pointsJourneys } from './points.journey';
import { reviewJourneys } from './review.journey';
import { rightsJourneys } from './rights.journey';
import { shopPagesJourneys } from './shop-pages.journey';
import { shopJourneys } from './shop.journey';
import { spoiltFruitJourneys } from './spoilt-fruit.journey';
import { streamingJourneys } from './streaming.journey';
import { takedownJourneys } from './takedown.journey';
import { sixPeopleJourneys } from './six-people.journey';
import { viewerJourneys } from './viewer.journey';
import { whatWasSeen } from './what-was-seen';
import { writingJourneys } from './writing.journey';

/** Loading the demo station is most of it; a machine that runs everything else at the same time needs longer. */
const BOOT = 410_000;

let stage: Stage | undefined;
let mux: MuxWorld | undefined;
const onStage = (): Stage => {
  if (!stage) throw new Error('The demo station did not start');
  return stage;
};

const emergency = emergencyJourneys(onStage);

jest.setTimeout(90_000);
beforeAll(async () => {
  const browser = await openBrowser();
  const lab = await aPlatformLab(Number(process.env['HEARTH_JOURNEYS_LAB'] ?? 0));
  Object.assign(globalThis, { whatWasSeen: () => whatWasSeen(browser) });
  mux = await aMuxWorld();
  stage = { browser, lab, host: await aDemoHost({ ...lab.env, ...mux.env }) };
  mux.calls(stage.host.url);
}, BOOT);
afterAll(async () => {
  await stage?.browser.close();
  await stage?.host.stop();
  await stage?.lab.stop();
  await mux?.stop();
}, 60_000);

describe('a viewer', () => viewerJourneys(onStage));
describe('a buyer', () => shopJourneys(onStage));
describe('an editor', () => editorJourneys(onStage));
describe('the rights of people', () => rightsJourneys(onStage));
describe('an emergency order', emergency.ordered);
describe('two editors at one manuscript', () => writingJourneys(onStage));
describe('a manuscript under review', () => reviewJourneys(onStage));
describe('a correction', () => correctionJourneys(onStage));
describe('a takedown', () => takedownJourneys(onStage));
describe('grey mode', () => greyJourneys(onStage));
describe('a reporter in the field', () => fieldJourneys(onStage));
describe('a story through six people', () => sixPeopleJourneys(onStage));
describe('the inboxes of the desk', () => deskPagesJourneys(onStage));
describe('the points of a work', () => pointsJourneys(onStage));
describe('a live from its room to its recording', () => streamingJourneys(onStage));
describe('a live that Mux carries', () => muxLiveJourneys(onStage));
describe('a phone as a camera', () => cameraJourneys(onStage));
describe('the planning board', () => planningJourneys(onStage));
describe('the pages of the kitchen', () => adminPagesJourneys(onStage));
describe('the pages of lives', () => livePagesJourneys(onStage));
describe('the pages of the shop', () => shopPagesJourneys(onStage));
describe('the duties of a live', () => dutiesJourneys(onStage));
describe('the pages of vetting', () => vettingPagesJourneys(onStage));
describe('an order to its last yuan', () => orderWayJourneys(onStage));
describe('money after the last piece was sold', () => lateMoneyJourneys(onStage));
describe('the console of a director', () => consoleJourneys(onStage));
describe('spoilt fruit', () => spoiltFruitJourneys(onStage));
describe('the close of a month', () => monthCloseJourneys(onStage));
describe('a cooperative and its goods', () => cooperativeJourneys(onStage));
// These take goods of the demo off the shelf for good: whoever sells them comes before.
describe('goods that must not be sold any more', () => offTheShelfJourneys(onStage));
describe('an emergency order that nobody reviewed in time', emergency.missed);

// A quarter of an hour, most of it waiting for a draw: not with every change.
if (isLong) {
  describe('a live that sells', () => liveSellingJourneys(onStage));
  describe('a live to look at', () => demoLiveJourneys(onStage));
}
