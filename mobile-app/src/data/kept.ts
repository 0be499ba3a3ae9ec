import { shelf } from '@/platform/shelf';
import { orThrow, UNREACHABLE, type Result } from './result';

export interface Fetched<T> {
  readonly value: T;
  /** When the copy was put on the shelf; null when it came from the host just now. */
  readonly keptAt: string | null;
}

const MOST_STORIES = 200;
const INDEX = 'index';

/** Keeps the newest of what was opened and lets the oldest go. */
async function remember(key: string, value: unknown): Promise<void> {
  await shelf.put(key, value, new Date());
  const index = (await shelf.get<readonly string[]>(INDEX))?.value ?? [];
  const next = [key, ...index.filter((other) => other !== key)];
  await Promise.all(next.slice(MOST_STORIES).map((old) => shelf.remove(old)));
  await shelf.put(INDEX, next.slice(0, MOST_STORIES), new Date());
}

export interface Opened {
  readonly id: string;
  readonly title: string;
  readonly keptAt: string;
}

/** The stories that can be read without a net, last opened first. */
export async function openedStories(most: number): Promise<readonly Opened[]> {
  const index = (await shelf.get<readonly string[]>(INDEX))?.value ?? [];
  const stories = index.filter((key) => key.startsWith('story:')).slice(0, most);
  const kept = await Promise.all(stories.map((key) => shelf.get<{ readonly id: string; readonly title: string }>(key)));
  return kept.flatMap((one) => (one ? [{ id: one.value.id, title: one.value.title, keptAt: one.keptAt }] : []));
}

/** From the host if it can be reached, else from the shelf. A shelf that refuses (full, private window) is no reason to fail. */
export async function hostOrShelf<T>(key: string, fromHost: () => Promise<Result<T>>): Promise<Fetched<T>> {
  const answer = await fromHost();
  if (answer.ok) {
    remember(key, answer.value).catch(() => undefined);
    return { value: answer.value, keptAt: null };
  }
  // What the host no longer gives, the shelf does not give either: it may have been taken down.
  if (answer.refusal.status === 404 || answer.refusal.status === 410) await shelf.remove(key).catch(() => undefined);
  if (answer.refusal.code === UNREACHABLE) {
    const copy = await shelf.get<T>(key).catch(() => null);
    if (copy) return copy;
  }
  return { value: orThrow<T>(answer), keptAt: null };
}
