import type { ChannelPlatform } from '../../contract';
import type { Outlet } from '../deliveries/outlet.rules';
import { driverOutlet, type CheckAccount } from './driver-outlet';
import type { OutletDeps } from './outlet-deps';
import { wechatDriver } from './wechat-oa/wechat-driver';

/** An outlet of a platform, which can also say whose account it is. */
export type PlatformOutlet = Outlet & { readonly check: CheckAccount };

/** The outlets of the platforms that this release has a driver for. */
export type PlatformOutlets = (platform: ChannelPlatform) => PlatformOutlet | undefined;

/** Makes the outlets of all platforms on one ground. */
export function platformOutlets(deps: OutletDeps): PlatformOutlets {
  const made = new Map<ChannelPlatform, PlatformOutlet>([['wechat-oa', driverOutlet(deps, wechatDriver)]]);
  return (platform) => made.get(platform);
}
