import { bootHost } from './boot';
import { prepareDatabase } from './prepare-database';
import { ensureSecrets } from './secrets';

/** Prepares and starts a host for the person at the terminal, and tells them where to look. */
export async function startHost(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  ensureSecrets(root, env);
  env['STRAPI_TELEMETRY_DISABLED'] ??= 'true';
  const cluster = await prepareDatabase(root, env);
  const strapi = await bootHost(root, env);
  const stop = async (): Promise<void> => {
    await strapi.destroy();
    await cluster?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  const port = strapi.config.get<number>('server.port');
  process.stdout.write(
    `\nHearth 融灶\n  news app  http://localhost:${port}/\n  admin     http://localhost:${port}/admin\n`,
  );
}
