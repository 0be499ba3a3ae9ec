import { createHash } from 'node:crypto';
import type { Random } from '@hearth/cms/kernel';
import type { LiveStreaming } from '../../contract';
import type { Drivers } from '../rooms/room-deps';
import type { CaptionDeps } from './caption-deps';
import { wordsAsFile } from './cue-files';
import type { Handover, HandoverStore } from './handover-store';

/** What handing over stands on. */
export type HandoverDeps = CaptionDeps & {
  readonly random: Random;
  readonly handovers: HandoverStore;
  readonly drivers: Drivers;
  /** The address of this host as the world sees it; without one nobody can take words from here. */
  readonly publicUrl: string | undefined;
};

const TOKEN_BYTES = 32;

/** Where the words of a handover are taken from. */
export const handoverPath = (token: string): string => `/streaming/words/${token}.vtt`;

/** What the driver does not take today it does not take tomorrow. */
const FINAL: ReadonlySet<string> = new Set([
  'STREAMING.PROVIDER_REFUSED',
  'STREAMING.PROVIDER_GONE',
  'STREAMING.NOT_OFFERED',
]);

/**
 * Gives the words of a recording to its driver, which takes them from an address of ours. The same words have the same address, so that asked twice the driver
 * knows them; corrected ones get another and stand in for them. Throws where it is to be tried again.
 */
export async function handOver(
  deps: HandoverDeps,
  handover: Handover,
): Promise<'done' | 'known' | 'refused' | 'nowhere'> {
  const driver = deps.drivers.named(handover.driver);
  if (!driver || deps.publicUrl === undefined) return 'nowhere';
  const file = await wordsAsFile(deps, handover);
  if (!file) return 'nowhere';
  const hash = createHash('sha256').update(file.text).digest('hex');
  const token = Buffer.from(deps.random.bytes(TOKEN_BYTES)).toString('base64url');
  const kept = await deps.database.transaction((tx) => deps.handovers.begin(tx, handover, { hash, token }));
  if (kept.isDone) return 'known';
  const vttUrl = new URL(handoverPath(kept.token), deps.publicUrl).href;
  const { language, name } = file.track;
  const added = await add(driver, handover.recording, { language, name, vttUrl });
  await deps.handovers.end(deps.database, kept, added);
  return added === null ? 'done' : 'refused';
}

/** Nothing, or why it was refused for good. */
async function add(
  driver: LiveStreaming,
  recording: string,
  words: Parameters<LiveStreaming['captions']['add']>[1],
): Promise<string | null> {
  const done = await driver.captions.add(recording, words);
  if (done.ok) return null;
  if (!FINAL.has(done.error.code)) throw new Error(`${done.error.code}: words of ${recording} in ${words.language}`);
  return done.error.code;
}
