import type { Tx } from '@hearth/cms/platform';
import type { RecordingDeps } from './recording-deps';

const DAY_MS = 86_400_000;

/** Until when a room keeps what ended at a moment; `null` for ever. */
export async function keepUntil(
  { keepings, usualDays }: Pick<RecordingDeps, 'keepings' | 'usualDays'>,
  tx: Tx,
  { room, ended }: { readonly room: string; readonly ended: Date },
): Promise<Date | null> {
  const own = await keepings.of(tx, room);
  const days = own ? own.days : usualDays;
  return days === null ? null : new Date(ended.getTime() + days * DAY_MS);
}
