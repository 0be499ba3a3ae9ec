import type { StaffActor } from '../../contract';
import type { Platform } from '../../platform';
import { rightsDepsOf } from '../../server/rights/rights-wiring';
import { noteLease } from '../../server/rights/write-lease';

const DAY = 86_400_000;

/** Notes leases on two stories of the demo: one that does not reach abroad, where a post stands already, and one for three platforms alone. */
export async function loadRights(platform: Platform, editor: StaffActor): Promise<void> {
  const { database, clock } = platform;
  const stories = await database
    .read('delivery')
    .where({ station: editor.station, locale: 'zh-Hans' })
    .groupBy('document_id')
    .orderByRaw('min(seq)')
    .limit(2)
    .pluck<string[]>('document_id');
  const from = (days: number): string => new Date(clock.now().getTime() + days * DAY).toISOString();
  const plain = { channels: [], platforms: [], regions: [], from: null, to: null, maxUses: null };
  const [first, second] = stories;
  const deps = rightsDepsOf(platform);
  if (first !== undefined)
    await noteLease(deps, editor, {
      documentId: first,
      body: {
        ...{ ...plain, licensor: '云泽摄影家协会', contract: '云摄〔2026〕18号', regions: ['mainland'] },
        ...{ from: from(-20), to: from(70), maxUses: 12, note: '署名须保留；不得授权境外转载' },
      },
    });
  if (second !== undefined)
    await noteLease(deps, editor, {
      documentId: second,
      body: {
        ...{ ...plain, licensor: '省广播电视台', contract: '省台供稿2026-107', platforms: ['app', 'feed', 'weibo'] },
        ...{ from: from(-3), to: from(27), note: '片尾注明来源' },
      },
    });
}
