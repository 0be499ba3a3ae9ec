import type { FieldTask } from '@/contract/types';
import { exclusively } from '@/platform/exclusively';
import { outboxBox } from '@/platform/outbox-box';
import { queryClient } from './client';
import { fieldKeys, sendFiling, sendMove } from './field';
import type { Fetched } from './kept';
import { nextToSend, parseItems, waitMs, type OutFile, type OutItem } from './outbox.rules';
import { reach } from './reach';
import type { Refusal, Result } from './result';
import { sendFile } from './send-file';
import { createStore } from './store';

/** What waits on this phone, oldest first. */
export const outbox = createStore<{ readonly items: readonly OutItem[] }>({ items: [] });

let person: string | null = null;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | null = null;
let sending: Promise<void> | null = null;

async function keep(items: readonly OutItem[]): Promise<void> {
  outbox.set({ items });
  await outboxBox.save(JSON.stringify(items));
}

const patch = (id: string, change: Partial<OutItem>): Promise<void> =>
  keep(outbox.get().items.map((item) => (item.id === id ? { ...item, ...change } : item)));

function patchFile(id: string, key: string, change: Partial<OutFile>): OutItem[] {
  const files = (item: OutItem) => item.files.map((file) => (file.key === key ? { ...file, ...change } : file));
  return outbox.get().items.map((item) => (item.id === id ? { ...item, files: files(item) } : item));
}

/** Begins to send for somebody: what was left from before goes first. */
export async function openOutbox(who: string): Promise<void> {
  person = who;
  outbox.set({ items: parseItems(await outboxBox.load()) });
  void flush();
}

/** Puts something at the end of the queue. It is safe before this answers. */
export async function put(item: OutItem): Promise<void> {
  await keep([...outbox.get().items, item]);
  void flush();
}

/** Lets go of something that was refused, or is not wanted any more. */
export async function discard(id: string): Promise<void> {
  const gone = outbox.get().items.find((item) => item.id === id);
  await keep(outbox.get().items.filter((item) => item.id !== id));
  await Promise.all((gone?.files ?? []).map(({ key }) => outboxBox.dropFile(key)));
  void flush();
}

export async function tryAgain(id: string): Promise<void> {
  await patch(id, { state: 'waiting', said: null });
  failures = 0;
  void flush();
}

/** Sends what waits, one after the other, in one window at a time. However often it is asked, one run works. */
export function flush(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  sending ??= exclusively('outbox', drain).finally(() => {
    sending = null;
    // What was put in at the very end of a run starts the next one.
    if (timer === null && waits()) void flush();
  });
  return sending;
}

const waits = (): boolean => person !== null && nextToSend(outbox.get().items, person) !== null;

async function drain(): Promise<void> {
  for (;;) {
    const item = person === null ? null : nextToSend(outbox.get().items, person);
    if (!item) return;
    await patch(item.id, { state: 'sending' });
    const end = await send(item);
    if (end === 'later') {
      await patch(item.id, { state: 'waiting' });
      timer = setTimeout(() => void flush(), waitMs(failures));
      failures += 1;
      return;
    }
    failures = 0;
    if (typeof end === 'object') await patch(item.id, { state: 'refused', said: end.said });
    else await discard(item.id);
  }
}

type End = 'sent' | 'later' | { readonly said: string };

async function send(item: OutItem): Promise<End> {
  const { id, task, event, text, saidAt } = item;
  const where = item.place ? { place: item.place } : {};
  if (event !== 'file') {
    const reason = item.reason === '' ? {} : { reason: item.reason };
    return settle(await sendMove(task, { key: id, event, saidAt, ...reason, ...where }));
  }
  const files: string[] = [];
  for (const file of item.files) {
    const end = await sendOne(item, file);
    if (end.kind === 'later') return 'later';
    if (end.kind === 'refused') return { said: end.said };
    files.push(end.id);
  }
  return settle(await sendFiling(task, { id, text, files, saidAt, ...where }));
}

async function sendOne(item: OutItem, file: OutFile) {
  const source = await outboxBox.file(file.key);
  if (source === null) return { kind: 'refused' as const, said: file.name };
  return sendFile({
    ...{ file, source, task: item.task },
    onUrl: (url) => void keep(patchFile(item.id, file.key, { url })),
    // How far it came is the host's to know; here it is only shown.
    onProgress: (sent) => outbox.set({ items: patchFile(item.id, file.key, { sent }) }),
  });
}

const PASSING: readonly number[] = [0, 401, 408, 429];

function settle(answer: Result<FieldTask>): End {
  if (!answer.ok) return mayPass(answer.refusal) ? 'later' : { said: answer.refusal.message };
  const task = answer.value;
  queryClient.setQueryData<Fetched<readonly FieldTask[]>>(fieldKeys.tasks(), (known) =>
    known ? { ...known, value: known.value.map((one) => (one.id === task.id ? task : one)) } : known,
  );
  return 'sent';
}

const mayPass = ({ status }: Refusal): boolean => PASSING.includes(status) || status >= 500;

reach.subscribe(() => {
  if (!reach.get().online || timer === null) return;
  failures = 0;
  void flush();
});
