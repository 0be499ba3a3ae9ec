import type { ChannelPlatform, EditionContent } from '../../contract';
import { showable } from '../../platform';
import type { Reading } from '../review/review-deps';
import { fileNames } from './file-names.rules';

/** As licences of files name the platforms: the two surfaces of WeChat are one there, and feeds go with the app. */
export const licensedAs = (platform: ChannelPlatform): string => {
  if (platform === 'wechat-oa' || platform === 'wechat-channels') return 'wechat';
  return platform === 'feed' ? 'app' : platform;
};

type Asked = { readonly content: EditionContent; readonly platform: ChannelPlatform; readonly now: Date };

type Row = {
  readonly licensor: string | null;
  readonly licensed_channels: unknown;
  readonly licensed_from: Date | null;
  readonly licensed_to: Date | null;
};

/** Whether every file of an edition may be shown on a platform now. */
export async function assetsAllow(read: Reading, { content, platform, now }: Asked): Promise<boolean> {
  const names = fileNames(content);
  if (names.length === 0) return true;
  const rows = await read('files')
    .whereIn('hash', [...names])
    .select<Row[]>('licensor', 'licensed_channels', 'licensed_from', 'licensed_to');
  return rows.every((row) => {
    const file = {
      ...{ licensor: row.licensor, licensedChannels: row.licensed_channels },
      ...{ licensedFrom: row.licensed_from, licensedTo: row.licensed_to },
    };
    return showable(file, licensedAs(platform), now) !== null;
  });
}
