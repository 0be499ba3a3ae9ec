// Keeps the app's own files and the pictures that were seen, so that what was opened can be read without a net.
// It never touches answers of the API: those are kept by the app itself, which knows how old they are.
const SHELL = 'hearth-shell-1';
const PICTURES = 'hearth-pictures';
const MOST_PICTURES = 300;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll(['/', '/app.css', '/boot.js', '/icon.svg']))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('hearth-shell-') && name !== SHELL;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

async function trim(cache) {
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(kept.length - MOST_PICTURES, 0)).map((request) => cache.delete(request)));
}

/** Hashed files and pictures never change under their address. */
async function keptFirst(request, name) {
  const cache = await caches.open(name);
  const before = await cache.match(request);
  if (before) return before;
  const answer = await fetch(request);
  if (answer.ok || answer.type === 'opaque') {
    await cache.put(request, answer.clone());
    if (name === PICTURES) await trim(cache);
  }
  return answer;
}

async function netFirst(request, key) {
  const cache = await caches.open(SHELL);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(key, answer.clone());
    return answer;
  } catch (error) {
    const before = await cache.match(key);
    if (before) return before;
    throw error;
  }
}

/** A story's page carries that story's title: it must not become the shell of all others. */
async function page(request) {
  const front = new URL(request.url).pathname === '/';
  if (front) return netFirst(request, '/');
  try {
    return await fetch(request);
  } catch (error) {
    const shell = await (await caches.open(SHELL)).match('/');
    if (shell) return shell;
    throw error;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    if (url.pathname.startsWith('/admin') || url.pathname.startsWith('/api')) return;
    event.respondWith(page(request));
  } else if (!url.pathname.startsWith('/live/')) part(event, url); // the pictures of lives are old in seconds
});

/** What a page is made of. */
function part(event, url) {
  const { request } = event;
  if (request.destination === 'image') event.respondWith(keptFirst(request, PICTURES));
  else if (url.origin === self.location.origin && url.pathname.startsWith('/_expo/'))
    event.respondWith(keptFirst(request, SHELL));
  else if (url.origin === self.location.origin && /\.(css|js|svg|webmanifest)$/.test(url.pathname)) {
    event.respondWith(netFirst(request, request));
  }
}
