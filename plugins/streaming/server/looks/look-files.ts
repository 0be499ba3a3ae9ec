import { join } from 'node:path';
import type { Database, Log } from '@hearth/cms/platform';
import { MOST_KILOBITS } from '../../engine/transcode/framing.rules';
import type { LogoOrder, LookOrder } from '../../engine/wire/look-order.rules';
import { platformPresets, type TargetPlatform } from '../../contract';
import { isThere, layDown } from '../slates/lay-down';
import type { KeptLook, LookStore } from './look-store';

/** What the relay is told of a look: `missing` while its mark cannot be laid down, and then the platform waits rather than get another picture. */
export type ToldLook = LookOrder | 'missing';

/** What the relay needs of looks. */
export type LookLink = {
  ofTargets(): Promise<(target: { id: string; platform: TargetPlatform }) => ToldLook | undefined>;
};

type Deps = {
  readonly database: Database;
  readonly log: Log;
  readonly looks: LookStore;
  /** A folder for files that can be made again at any time. */
  readonly folder: string;
  /** The path of an ffmpeg that can. */
  ffmpeg(): Promise<string>;
};

/** Tells the relay how pictures are made anew, and lays marks down as files: named by what is in them, so that each is written once. */
export function lookFiles({ database, log, looks, folder, ffmpeg }: Deps): LookLink {
  const markOf = async (room: string, { hash, ...mark }: NonNullable<KeptLook['logo']>): Promise<LogoOrder> => {
    const file = join(folder, `logo-${hash}.png`);
    // It is asked for every second: what lies there is not read again.
    if (await isThere(file)) return { ...mark, file };
    const picture = await looks.logo(database, room, hash);
    if (!picture) throw new Error('the mark is gone');
    return { ...mark, file: await layDown(file, picture) };
  };
  const orderOf = async ({ room, shape, cropX, logo }: KeptLook): Promise<ToldLook> => {
    try {
      const mark = logo ? { logo: await markOf(room, logo) } : {};
      return { shape, cropX: shape === 'upright' ? cropX : 50, ...mark, ffmpeg: await ffmpeg() };
    } catch (error) {
      log.warn('a mark for platforms could not be laid down', { room, error });
      return 'missing';
    }
  };
  return {
    ofTargets: async () => {
      const orders = new Map<string, ToldLook>();
      for (const look of await looks.wanted(database.read)) orders.set(look.target, await orderOf(look));
      return ({ id, platform }) => {
        const order = orders.get(id);
        const most = platformPresets[platform].mostKilobits;
        // A limit above what we would send is none, so that platforms share a picture.
        const isLimited = most !== undefined && most < MOST_KILOBITS;
        return order !== undefined && order !== 'missing' && isLimited ? { ...order, mostKilobits: most } : order;
      };
    },
  };
}
