import type { ChannelPlatform } from '../../contract';
import type { Outlet } from '../deliveries/outlet.rules';
import { driverOutlet, type CheckAccount } from './driver-outlet';
import type { OutletDeps } from './outlet-deps';
import { bilibiliDriver } from './bilibili/bilibili-driver';
import { douyinDriver } from './douyin/douyin-driver';
import { facebookDriver } from './facebook/facebook-driver';
import { kuaishouDriver } from './kuaishou/kuaishou-driver';
import { wechatDriver } from './wechat-oa/wechat-driver';
import { weiboDriver } from './weibo/weibo-driver';
import { xDriver } from './x/x-driver';
import { youtubeDriver } from './youtube/youtube-driver';

/** An outlet of a platform, which can also say whose account it is. */
export type PlatformOutlet = Outlet & { readonly check: CheckAccount };

/** The outlets of the platforms that this release has a driver for. */
export type PlatformOutlets = (platform: ChannelPlatform) => PlatformOutlet | undefined;

/** Makes the outlets of all platforms on one ground. */
export function platformOutlets(deps: OutletDeps): PlatformOutlets {
  const made = new Map<ChannelPlatform, PlatformOutlet>([
    ['wechat-oa', driverOutlet(deps, wechatDriver)],
    ['weibo', driverOutlet(deps, weiboDriver)],
    ['douyin', driverOutlet(deps, douyinDriver)],
    ['kuaishou', driverOutlet(deps, kuaishouDriver)],
    ['bilibili', driverOutlet(deps, bilibiliDriver)],
    ['youtube', driverOutlet(deps, youtubeDriver)],
    ['x', driverOutlet(deps, xDriver)],
    ['facebook', driverOutlet(deps, facebookDriver)],
  ]);
  return (platform) => made.get(platform);
}
