import type { OutboxBox } from './outbox-box';

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
  });
}

let opened: Promise<IDBDatabase> | null = null;

/** Apart from the shelf of opened stories: whoever clears that must not lose what they still have to send. */
function database(): Promise<IDBDatabase> {
  if (!opened) {
    const request = indexedDB.open('hearth-outbox', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('items');
      request.result.createObjectStore('files');
    };
    opened = settled(request);
  }
  return opened;
}

async function store(name: 'items' | 'files', mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await database()).transaction(name, mode).objectStore(name);
}

export const outboxBox: OutboxBox = {
  async load() {
    const text: unknown = await settled((await store('items', 'readonly')).get('all'));
    return typeof text === 'string' ? text : null;
  },
  async save(text) {
    await settled((await store('items', 'readwrite')).put(text, 'all'));
  },
  async keepFile(key, source) {
    await settled((await store('files', 'readwrite')).put(source, key));
  },
  async file(key) {
    const kept: unknown = await settled((await store('files', 'readonly')).get(key));
    return kept instanceof Blob ? kept : null;
  },
  async dropFile(key) {
    await settled((await store('files', 'readwrite')).delete(key));
  },
};
