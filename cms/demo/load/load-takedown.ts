import { setTimeout } from 'node:timers/promises';
import type { StaffActor, TakedownBody, WholeTakedown } from '../../contract';
import { unwrap } from '../../kernel';
import type { Platform } from '../../platform';
import { workOnce } from '../../server/deliveries/do-work';
import { confirmGone } from '../../server/takedowns/confirm-gone';
import { writeOrder } from '../../server/takedowns/give-order';
import type { Answered } from '../../server/takedowns/safe-fetch';
import { sealOrder } from '../../server/takedowns/seal-order';
import type { TakedownDeps } from '../../server/takedowns/takedown-deps';
import { takedownDepsOf } from '../../server/takedowns/takedowns-wiring';
import { wholeTakedownOf } from '../../server/takedowns/view-takedowns';
import { watchOnce } from '../../server/takedowns/watch-gone';
import type { Cast } from './load-topics';

const STORY = '%校园篮球联赛%';
const MOST_WORK = 40;
/** Looks of machines before a person confirms, all rounds, and the breath between them. */
const ROUNDS_OF_MACHINES = 2;
const MOST_ROUNDS = 20;
const BREATH_MS = 250;

const gone = (status: number): Answered => ({ status, text: '', hash: GONE_PAGE });
/** SHA-256 of nothing: these pages have no bytes any more. */
const GONE_PAGE = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
/** A takedown that is done: given, carried out, looked after by its person, and sealed with its evidence. */
export async function loadTakedown(platform: Platform, cast: Cast): Promise<void> {
  const [chief, head] = [cast('chief-editor'), cast('desk-head')];
  const documentId = await storyOf(platform);
  if (documentId === undefined) return;
  // What would be looked at over the network is told here: the pages answer as pages of removed posts do.
  const deps: TakedownDeps = {
    ...takedownDepsOf(platform),
    ownPage: async ({ documentId: id, locale }) => ({
      ...{ url: `/story/${id}?locale=${locale}`, seen: gone(410), listed: false },
    }),
    fetchPage: async (url) => (url.includes('weibo') ? undefined : gone(404)),
  };
  const { order } = unwrap(await writeOrder(deps, chief, { body: orderOf(documentId, head), gives: true }));
  for (let work = 0; work < MOST_WORK && (await workOnce(deps.deliveries)); work += 1);
  await clear(deps, { chief, head, order: order.id });
  // On a machine that is too busy it stays one that is being carried out, which the house finishes by itself.
  const { version, state } = unwrap(await wholeTakedownOf(deps, chief, order.id)).order;
  if (state === 'cleared') await sealOrder(deps, cast('compliance-officer'), { id: order.id, version });
}

type Desk = { readonly chief: StaffActor; readonly head: StaffActor; readonly order: string };

/** The house looks by itself as well, where nobody answers yet; so each page is looked at anew until it has said that it is gone. */
async function clear(deps: TakedownDeps, { chief, head, order }: Desk): Promise<void> {
  const seen = async (): Promise<WholeTakedown> => unwrap(await wholeTakedownOf(deps, chief, order));
  for (let round = 0; round < MOST_ROUNDS && (await seen()).order.state === 'ordered'; round += 1) {
    if (round > 0) await setTimeout(BREATH_MS);
    await deps.database.transaction((tx) => deps.watches.wake(tx, order));
    while (await watchOnce(deps));
    if (round < ROUNDS_OF_MACHINES) continue;
    // The house may settle one at the same moment: then there is nothing left to confirm.
    for (const { id: watch, state } of (await seen()).watches)
      if (state === 'watching') await confirmGone(deps, head, { id: order, watch, note: NOTE, proof: null });
  }
}

const NOTE = '已登录微博后台删除，用另一台手机核对已看不到';

const orderOf = (documentId: string, { id: responsible }: StaffActor): TakedownBody => ({
  ...{ number: '撤〔2026〕4号', authority: 'inside', issuer: '云泽广播电视台总编室' },
  reason: '稿件写了一名小学生的全名和学校，监护人来电没有同意刊登',
  publicNote: '为保护未成年人，本稿已撤下。',
  ...{ scope: { kind: 'lineage', documentId }, responsible, minutes: 30 },
});

async function storyOf({ database }: Platform): Promise<string | undefined> {
  const found = database.read('review_case').where({ station: 'yunze', locale: 'zh-Hans' });
  const [id] = await found.whereLike('title', STORY).pluck<string[]>('document_id');
  return id;
}
