import { timingSafeEqual } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import type { FastRequest } from '../fast-lane/fast-request';
import { sendOneOff } from '../fast-lane/send';
import { refuseInOurForm } from '../http/house-refusals';
import type { Platform } from '../platform';
import type { Slice } from '../slice';
import { logAccess } from './access-log';

/** Below this, uploads and the embedded database are about to fail: better no new work. */
const LEAST_FREE_BYTES = 100 * 1024 * 1024;

/** What the engineer of a station looks at: is it alive, is it ready, what are its figures. */
export const operationsSlice: Slice = {
  name: 'operations',
  register: (platform) => {
    logAccess(platform.strapi, platform);
    refuseInOurForm(platform.strapi, { book: () => platform.errors, ids: platform.ids });
  },
  start: (platform) => {
    const { health, metrics, database, fastLane, strapi } = platform;
    health.require('database', async () => {
      await database.read.raw('SELECT 1');
      return undefined;
    });
    health.require('disk', async () => {
      const { bavail, bsize } = await statfs(strapi.dirs.static.public);
      return bavail * bsize < LEAST_FREE_BYTES ? 'less than 100 MB left for uploads' : undefined;
    });
    fastLane.watch((passage) => {
      metrics.answered({ lane: 'fast', ...passage });
    });
    mountPages(platform);
    return Promise.resolve();
  },
};

function mountPages({ fastLane, health, metrics }: Platform): void {
  fastLane.get('/health/live', (request) => plain(request, 200, { alive: true }));
  fastLane.get('/health/ready', async (request) => {
    const readiness = await health.readiness();
    return plain(request, readiness.ready ? 200 : 503, readiness);
  });
  fastLane.get('/metrics', async (request) => {
    if (!maySeeMetrics(request)) return fastLane.refuse(request, { code: 'HEARTH.NOT_FOUND', details: undefined });
    const { type, text } = await metrics.page();
    request.res.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
    return 'sent';
  });
}

function plain(request: FastRequest, status: number, body: unknown): 'sent' {
  sendOneOff(request, { status, body });
  return 'sent';
}

/** With a token in the settings only its holder, without one only this machine; everybody else is told that nothing is here. */
function maySeeMetrics({ req }: FastRequest): boolean {
  const token = process.env['HEARTH_METRICS_TOKEN'];
  if (!token)
    return !req.headers['x-forwarded-for'] && /^(::1|127\.|::ffff:127\.)/.test(req.socket.remoteAddress ?? '');
  const given = Buffer.from(req.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
