import type { Kept } from './shelf';

const PICTURES = 'hearth-pictures'; // the service worker's cache, see public/sw.js

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
  });
}

let opened: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  if (!opened) {
    const request = indexedDB.open('hearth', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('shelf');
    opened = settled(request);
  }
  return opened;
}

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await database()).transaction('shelf', mode).objectStore('shelf');
}

async function pictures(): Promise<{ readonly items: number; readonly bytes: number }> {
  if (!('caches' in window)) return { items: 0, bytes: 0 };
  const cache = await caches.open(PICTURES);
  const answers = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
  const sizes = await Promise.all(answers.map(async (answer) => (await answer?.blob())?.size ?? 0));
  return { items: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

export const shelf = {
  async put(key: string, value: unknown, now: Date): Promise<void> {
    await settled((await store('readwrite')).put(JSON.stringify({ value, keptAt: now.toISOString() }), key));
  },
  async get<T>(key: string): Promise<Kept<T> | null> {
    const text: unknown = await settled((await store('readonly')).get(key));
    return typeof text === 'string' ? (JSON.parse(text) as Kept<T>) : null; // written by put under the same key
  },
  async remove(key: string): Promise<void> {
    await settled((await store('readwrite')).delete(key));
  },
  async used(): Promise<{ readonly items: number; readonly bytes: number }> {
    const texts: unknown[] = await settled((await store('readonly')).getAll());
    const words = texts.reduce<number>((sum, text) => sum + new Blob([String(text)]).size, 0);
    const seen = await pictures();
    return { items: texts.length, bytes: words + seen.bytes };
  },
  async clear(): Promise<void> {
    await settled((await store('readwrite')).clear());
    if ('caches' in window) await caches.delete(PICTURES);
  },
};
