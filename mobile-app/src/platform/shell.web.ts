const SHELL = 'hearth-shell-1'; // both names are those of public/sw.js
const PICTURES = 'hearth-pictures';

/** What the first visit loaded before the worker was there to keep it. The browser's own cache answers, so nothing is fetched twice. */
async function keepSeen(): Promise<void> {
  const seen = performance.getEntriesByType('resource') as PerformanceResourceTiming[]; // 'resource' entries are of this type
  const [shell, pictures] = await Promise.all([caches.open(SHELL), caches.open(PICTURES)]);
  const keep = seen.flatMap(({ initiatorType, name }) => {
    if (initiatorType === 'img') return [pictures.add(name)];
    return new URL(name).pathname.startsWith('/_expo/') ? [shell.add(name)] : [];
  });
  await Promise.allSettled(keep);
}

/** Registered after the first screen is up, so that it never competes with the first paint. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  const first = navigator.serviceWorker.controller === null;
  const begin = async () => {
    await navigator.serviceWorker.register('/sw.js');
    await navigator.serviceWorker.ready;
    if (first) await keepSeen();
  };
  const later = () => setTimeout(() => void begin().catch(() => undefined), 1500); // without it the app works, only not offline
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later, { once: true });
}
