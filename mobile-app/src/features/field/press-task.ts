import type { FieldEvent, FieldTask } from '@/contract/types';
import { put } from '@/data/outbox';
import { coarse, type OutPlace } from '@/data/outbox.rules';
import { keeper } from '@/platform/keeper';
import { outboxBox } from '@/platform/outbox-box';
import type { Picked } from '@/platform/pick-files';
import { whereAmI } from '@/platform/place';

const WITH_PLACE = 'field-place';

/** Whether the place goes along; nobody is asked for it before they said so here. */
export const sendsPlace = (): boolean => keeper.read(WITH_PLACE) === 'yes';
export const letPlaceGoAlong = (yes: boolean): void => keeper.write(WITH_PLACE, yes ? 'yes' : null);

/** A name that the host will know this by. It guards against sending twice and is no secret: a phone without `crypto` makes one too. */
function newId(): string {
  const { crypto } = globalThis as { crypto?: Partial<Crypto> }; // Hermes has none, and pages without TLS no randomUUID
  if (crypto?.randomUUID) return crypto.randomUUID();
  const digit = (x: string) => Math.floor(Math.random() * (x === 'x' ? 16 : 4) + (x === 'x' ? 0 : 8)).toString(16);
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, digit);
}

export interface Press {
  readonly task: FieldTask;
  readonly person: string;
  readonly event: FieldEvent;
  readonly text?: string;
  readonly reason?: string;
  readonly files?: readonly Picked[];
}

/** Puts what was pressed into the outbox: it is kept before anything is asked of the net. */
export async function press({ task, person, event, text = '', reason = '', files = [] }: Press): Promise<void> {
  const kept = await Promise.all(
    files.map(async ({ name, type, size, source }) => {
      const key = newId();
      await outboxBox.keepFile(key, source);
      return { key, name, type, size, url: null, sent: 0 };
    }),
  );
  const place = event === 'arrive' || event === 'file' ? await placeNow() : null;
  const saidAt = new Date().toISOString();
  const head = { id: newId(), task: task.id, title: task.title, event, text: text.trim(), reason: reason.trim() };
  await put({ ...head, files: kept, place, saidAt, person, state: 'waiting', said: null });
}

async function placeNow(): Promise<OutPlace | null> {
  if (!sendsPlace()) return null;
  const fix = await whereAmI().catch(() => null);
  return fix && coarse(fix);
}
