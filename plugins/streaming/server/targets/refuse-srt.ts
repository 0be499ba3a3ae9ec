import { err, type Result } from '@hearth/cms/kernel';
import { srtKeyOf } from '../../engine/srt/srt-target.rules';
import type { KeptRoom } from '../rooms/room-store';
import type { TargetDeps, TargetRefusal } from './target-deps';

/** Whether a key is one that the protocol of its address can have; RTMP takes all. */
export const isKeyOf = (url: string, key: string): boolean => !url.startsWith('srt:') || srtKeyOf(key) !== undefined;

/** Why a copy cannot go to its address by SRT; nothing where it can, or is none. */
export async function refusalBySrt(
  deps: Pick<TargetDeps, 'speaksSrt'>,
  { driver }: Pick<KeptRoom, 'driver'>,
  { url, key }: { readonly url: string; readonly key?: string },
): Promise<Result<never, TargetRefusal> | undefined> {
  if (!url.startsWith('srt:')) return undefined;
  // Mux copies by SRT only what it was sent by SRT, and we make rooms there by RTMP.
  if (driver === 'mux') return err('STREAMING.TARGET_SRT_ON_MUX');
  if ((await deps.speaksSrt?.()) !== true) return err('STREAMING.NOT_OFFERED', { what: 'SRT' });
  return key === undefined || isKeyOf(url, key) ? undefined : err('STREAMING.TARGET_SRT_KEY');
}
