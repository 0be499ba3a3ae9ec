import { bootHost } from './boot';
import { prepareDatabase } from './prepare-database';
import { ensureSecrets } from './secrets';
import { stopOnSignal } from './stop-host';

/** Prepares and starts a host for the person at the terminal, and tells them where to look. */
export async function startHost(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  ensureSecrets(root, env);
  env['STRAPI_TELEMETRY_DISABLED'] ??= 'true';
  const cluster = await prepareDatabase(root, env);
  const strapi = await bootHost(root, env);
  stopOnSignal(strapi, cluster);
  const port = strapi.config.get<number>('server.port');
  process.stdout.write(
    `\nHearth 融灶\n  news app  http://localhost:${port}/\n  admin     http://localhost:${port}/admin\n`,
  );
}
