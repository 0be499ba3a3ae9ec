import { channelErrors, CHANNELS_MANAGE, CHANNELS_READ, type Channel, type RoleSlug } from '../../contract';
import { createDatabaseTime, resealColumn, type Platform, type Slice } from '../../platform';
import { columnStore } from '../columns/column-store';
import { deliveryDepsOf } from '../deliveries/deliveries-wiring';
import { deliveryStore } from '../deliveries/delivery-store';
import { trafficOf } from '../deliveries/traffic-store';
import { outletStore, SEALED_TOKENS } from '../outlets/outlet-store';
import { outletsOf } from '../outlets/outlets-wiring';
import type { ChannelDeps } from './channel-deps';
import { channelKinds } from './channel-notices';
import { channelRoutes } from './channel-routes';
import { channelStore, SEALED_CREDENTIALS } from './channel-store';
import { credentialWatchStore } from './credential-watch-store';
import { closingStore } from './closing-store';
import { finishClosing, type CloseDeps } from './close-channel';
import { targetStore } from './target-store';
import { tellCredentials } from './tell-credentials';

const HEADS: readonly RoleSlug[] = ['chief-editor', 'desk-head'];
const READERS: readonly RoleSlug[] = [...HEADS, 'editor', 'reporter', 'mcn-operator', 'compliance-officer'];

/** Everything that the use cases of channels are handed, on a host. */
export const channelDeps = (platform: Platform): ChannelDeps => ({
  ...platform,
  columns: columnStore(platform),
  channels: channelStore,
  targets: targetStore,
});

/** Everything that closing a channel is handed, on a host. */
export const closeDeps = ({
  database,
  ledger,
  outbox,
}: Pick<Platform, 'database' | 'ledger' | 'outbox'>): CloseDeps => ({
  ...{ database, ledger, outbox, channels: channelStore, targets: targetStore },
  ...{ deliveries: deliveryStore, closing: closingStore },
});

/** Channels (渠道账号): the accounts that a station goes out on, and which columns go out on them. */
export const channelsSlice: Slice = {
  name: 'channels',
  errors: [channelErrors],
  permissions: [
    { action: CHANNELS_READ, displayName: '查看渠道 See channels', subCategory: '渠道 Channels' },
    { action: CHANNELS_MANAGE, displayName: '管理渠道 Manage channels', subCategory: '渠道 Channels' },
  ],
  grants: [
    { roles: READERS, action: CHANNELS_READ },
    { roles: ['chief-editor', 'mcn-operator'], action: CHANNELS_MANAGE },
  ],
  register(platform) {
    const { notices, schedule, database } = platform;
    notices.declare(channelKinds);
    const deps = { watch: credentialWatchStore, time: createDatabaseTime(database), notices };
    const closing = closeDeps(platform);
    schedule.tick({
      name: 'channels.credentials',
      cron: '*/20 * * * * *',
      missed: 'run-once',
      handle: () =>
        Promise.resolve(async (tx) => {
          await tellCredentials(deps, tx);
          await finishClosing(closing, tx);
        }),
    });
  },
  routes: (platform) => {
    const { strapi, database } = platform;
    const traffic = (channel: Channel) => trafficOf(database.read, channel);
    const configured = strapi.config.get<string>('server.url');
    const checks = {
      outlets: outletsOf(platform),
      tokens: outletStore,
      used: async (channel: Channel) => (await traffic(channel)).used,
      origin: configured ? new URL(configured).origin : '',
    };
    const { packs, time } = deliveryDepsOf(platform);
    return [channelRoutes({ ...closeDeps(platform), ...channelDeps(platform), ...checks, packs, time }, traffic)];
  },
  async ready({ database, vault, log }) {
    const credentials = await resealColumn(database, vault, SEALED_CREDENTIALS);
    const resealed = credentials + (await resealColumn(database, vault, SEALED_TOKENS));
    if (resealed > 0) log.info('credentials of channels were brought under the current key', { resealed });
  },
};
