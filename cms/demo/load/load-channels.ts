import type { Channel, ChannelPlatform, ColumnTarget, ContentLocale, StaffActor } from '../../contract';
import { unwrap } from '../../kernel';
import type { Platform } from '../../platform';
import { addChannel } from '../../server/channels/write-channel';
import { setTargets } from '../../server/channels/set-targets';
import { channelDeps } from '../../server/channels/channels.slice';
import { decideDelivery, proveDelivery, releaseDelivery } from '../../server/deliveries/act-on-delivery';
import { deliveryDepsOf } from '../../server/deliveries/deliveries-wiring';
import { deliveryLists, type DeliveryLine } from '../../server/deliveries/delivery-list-store';
import { workOnce } from '../../server/deliveries/do-work';
import { planDeliveries, type Signed } from '../../server/deliveries/plan-deliveries';

const STATION = 'yunze';
/** The columns whose stories go out on accounts in the demo; of all columns it would be a desk of hundreds. */
const COLUMNS = ['headlines', 'sport'];
/** So many of the newest posts are left for whoever looks at the demo. */
const LEFT = 4;
const MOST_WORK = 400;

type Account = readonly [platform: ChannelPlatform, name: string, account: string, locale?: ContentLocale];

const ACCOUNTS: readonly Account[] = [
  ['app', '云泽客户端', 'app'],
  ['feed', '云泽网订阅', 'feed'],
  ['wechat-oa', '云泽发布', 'yunze-fabu'],
  ['weibo', '云泽广播电视台', 'yunze-tv'],
  ['douyin', '云泽新闻', 'yunzenews'],
  ['kuaishou', '云泽新闻快手号', 'yunzenews-ks'],
  ['bilibili', '云泽台视频', 'yunze-bili'],
  ['toutiao', '云泽融媒', 'yunze-rm'],
  ['xiaohongshu', '云泽生活', 'yunze-life'],
  ['wechat-channels', '云泽视频号', 'yunze-sph'],
  ['youtube', 'Yunze TV', '@yunzetv', 'en'],
  ['x', 'Yunze News', '@yunzenews', 'en'],
  ['facebook', 'Yunze Today', 'yunze.today', 'en'],
];

const QUOTAS: Partial<Readonly<Record<ChannelPlatform, Channel['quota']>>> = {
  'wechat-oa': { posts: 8, hours: 24 },
  xiaohongshu: { posts: 3, hours: 24 },
};
const DAYTIME: Channel['windows'] = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '06:30', to: '23:00' }];

/** What the demo's desk of deliveries is filled with, and by whom. */
export type ChannelStage = {
  readonly cast: (key: string) => StaffActor;
  readonly columns: ReadonlyMap<string, string>;
};

/** Registers the accounts of the demo, without any credential, and says which columns go out on them. */
export async function loadChannels(platform: Platform, { cast, columns }: ChannelStage): Promise<void> {
  const deps = channelDeps(platform);
  const chief = cast('chief-editor');
  const made = new Map<ChannelPlatform, string>();
  for (const [kind, name, account, locale = 'zh-Hans'] of ACCOUNTS) {
    const own = kind === 'app' || kind === 'feed';
    const channel = await addChannel(deps, chief, {
      ...{ station: STATION, platform: kind, name, account, locale, lane: own ? kind : 'assisted', credential: null },
      ...{ capabilities: ['publish', 'delete'], quota: QUOTAS[kind] ?? null, rulePack: kind, active: true },
      ...{ pace: own ? null : { posts: 20, seconds: 60 }, windows: kind === 'wechat-oa' ? DAYTIME : [] },
      owner: chief.id,
    });
    made.set(kind, unwrap(channel).id);
  }
  for (const slug of COLUMNS) {
    const column = columns.get(slug) ?? '';
    unwrap(await setTargets(deps, chief, { station: STATION, column, version: 0, targets: targetsOf(made, slug) }));
  }
}

function targetsOf(made: ReadonlyMap<ChannelPlatform, string>, slug: string): readonly ColumnTarget[] {
  const id = (kind: ChannelPlatform): string => made.get(kind) ?? '';
  const plain = { timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } } as const;
  const after = { ...plain, embargo: { kind: 'until-live', channel: id('app') } } as const;
  const all: readonly ColumnTarget[] = [
    { ...plain, channel: id('app') },
    { ...plain, channel: id('feed') },
    { ...after, channel: id('weibo') },
    { ...plain, channel: id('x') },
    { ...plain, channel: id('wechat-oa'), timing: { kind: 'clock', at: '18:30' }, missed: { kind: 'ask' } },
    { ...plain, channel: id('douyin'), embargo: { kind: 'manual' } },
    { ...plain, channel: id('bilibili'), missed: { kind: 'send-if-late-less', minutes: 120 } },
  ];
  return slug === 'headlines' ? all : all.slice(0, 4);
}

/** Plays what happened to the stories on their accounts, with what the desk itself does: older posts are proved, the newest wait. */
export async function loadDeliveries(platform: Platform, { cast, columns }: ChannelStage): Promise<void> {
  const deps = { ...deliveryDepsOf(platform), lists: deliveryLists };
  const { database } = platform;
  for (const signed of await signedIn(platform, columns))
    await database.transaction((tx) => planDeliveries(deps, tx, signed));
  for (let work = 0; work < MOST_WORK && (await workOnce(deps)); work += 1);
  const found = await deliveryLists.list(database.read, { stations: [STATION], order: 'due', limit: MOST_WORK });
  const lines = found.map(({ line }) => line);
  const operator = cast('chief-editor');
  const older = (state: DeliveryLine['state']): readonly DeliveryLine[] =>
    lines.filter((line) => line.state === state).slice(0, -LEFT);
  for (const [at, { id, version, account }] of older('manual').entries())
    unwrap(
      await proveDelivery(deps, operator, {
        id,
        version,
        url: `https://${account.platform}.example/posts/${at + 101}`,
      }),
    );
  for (const { id, version } of older('failed_final'))
    unwrap(await decideDelivery(deps, operator, { id, version, event: 'drop', reason: '没有成片，这条不发视频号' }));
  const [held] = lines.filter(({ gate }) => gate === 'release');
  if (held)
    unwrap(await releaseDelivery(deps, operator, { id: held.id, version: held.version, reason: '总编室同意首发' }));
}

async function signedIn({ database }: Platform, columns: ReadonlyMap<string, string>): Promise<readonly Signed[]> {
  const ids = COLUMNS.map((slug) => columns.get(slug) ?? '');
  return database
    .read('review_case')
    .whereIn('column_id', ids)
    .where({ state: 'signed', station: STATION })
    .orderBy('id')
    .select<Signed[]>('station', 'document_id as documentId', 'locale', 'revision', 'hash');
}
