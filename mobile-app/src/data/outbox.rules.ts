import type { FieldEvent, FieldTask, TaskState } from '@/contract/types';

/** A file that goes along, as far as it has come. */
export interface OutFile {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Where the host took it; kept before the first byte, so that a restart goes on there. */
  readonly url: string | null;
  readonly sent: number;
}

/** Where the phone was, as far as its owner lets it say so. */
export interface OutPlace {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number;
}

/** Something that waits to be sent. Its id is what the host knows it by, however often it is sent. */
export interface OutItem {
  readonly id: string;
  readonly task: string;
  readonly title: string;
  readonly event: FieldEvent;
  readonly text: string;
  readonly reason: string;
  readonly files: readonly OutFile[];
  readonly place: OutPlace | null;
  readonly saidAt: string;
  /** Who was signed in when it was said: it is sent for nobody else. */
  readonly person: string;
  readonly state: 'waiting' | 'sending' | 'refused';
  /** Why it was refused, in the host's words. */
  readonly said: string | null;
}

/** What goes next: in the order it was said, and of a task nothing past what was refused. */
export function nextToSend(items: readonly OutItem[], person: string): OutItem | null {
  const stuck = new Set<string>();
  for (const item of items) {
    if (item.person !== person || stuck.has(item.task)) continue;
    if (item.state !== 'refused') return item;
    stuck.add(item.task);
  }
  return null;
}

const COURSE: Readonly<Partial<Record<TaskState, Readonly<Partial<Record<FieldEvent, TaskState>>>>>> = {
  assigned: { accept: 'accepted', decline: 'declined', file: 'filed' },
  accepted: { depart: 'on_the_way', arrive: 'on_site', file: 'filed', decline: 'declined' },
  on_the_way: { arrive: 'on_site', file: 'filed', decline: 'declined' },
  on_site: { file: 'filed' },
  filed: { file: 'filed' },
};

/** How a task stands for whoever holds the phone: what the host said last, and what was pressed since. */
export function asPressed(task: Pick<FieldTask, 'id' | 'state'>, items: readonly OutItem[]): TaskState {
  return items
    .filter((item) => item.task === task.id && item.state !== 'refused')
    .reduce<TaskState>((state, { event }) => COURSE[state]?.[event] ?? state, task.state);
}

/** What may be pressed, also while nobody can be asked. The host has the last word when it hears of it. */
export function mayPress(state: TaskState): readonly FieldEvent[] {
  return Object.keys(COURSE[state] ?? {}) as FieldEvent[]; // keys of the table above
}

/** Rounds a place to about a hundred metres before it leaves the phone. */
export function coarse({ latitude, longitude, accuracy }: OutPlace): OutPlace {
  const round = (degrees: number) => Math.round(degrees * 1_000) / 1_000;
  return { latitude: round(latitude), longitude: round(longitude), accuracy: Math.max(100, Math.round(accuracy)) };
}

/** Reads what an earlier version may have kept; what is none of ours is left out, and what was being sent waits again. */
export function parseItems(text: string | null): readonly OutItem[] {
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    if (!Array.isArray(kept)) return [];
    return kept.filter(isItem).map((item) => (item.state === 'sending' ? { ...item, state: 'waiting' } : item));
  } catch {
    return [];
  }
}

function isItem(value: unknown): value is OutItem {
  const item = value as Partial<OutItem> | null; // judged here
  return typeof item?.id === 'string' && typeof item.task === 'string' && Array.isArray(item.files);
}

/** How long to wait before the next try: a bad line is not helped by knocking at it. */
export function waitMs(failures: number): number {
  return Math.min(2 ** failures, 30) * 1_000;
}
