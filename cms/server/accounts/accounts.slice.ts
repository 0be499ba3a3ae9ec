import { accountErrors } from '../../contract';
import { err, ok } from '../../kernel';
import { resealColumn, type Platform, type Slice } from '../../platform';
import { accountRoutes, type RouteDeps } from './account-routes';
import { accountDeps, SEALED } from './account-wiring';
import { eraseDue } from './leave';
import { serveLinkPage } from './link-routes';
import { ownData } from './own-data';
import { readerMachine } from './reader.machine';
import { signedIn } from './signed-in';

const made = new WeakMap<Platform, RouteDeps>();

function depsOf(platform: Platform): RouteDeps {
  const deps = made.get(platform) ?? accountDeps(platform, process.env);
  made.set(platform, deps);
  return deps;
}

/** Readers of the news app: how they come in, what they keep, how they leave. */
export const accounts: Slice = {
  name: 'accounts',
  errors: [accountErrors],
  machines: [readerMachine],
  permissions: [
    { action: 'plugin::cms.readers.read', displayName: '查找读者 Find readers', subCategory: '读者 Readers' },
    { action: 'plugin::cms.readers.lock', displayName: '停用与登出 Lock and sign out', subCategory: '读者 Readers' },
    { action: 'plugin::cms.readers.erase', displayName: '受理注销 Start erasure', subCategory: '读者 Readers' },
  ],
  grants: ['read', 'lock', 'erase'].map((verb) => ({
    roles: ['station-administrator'],
    action: `plugin::cms.readers.${verb}`,
  })),
  register(platform) {
    const deps = depsOf(platform);
    serveLinkPage(platform.fastLane);
    platform.personalData.register(ownData(deps));
    platform.schedule.tick({
      name: 'readers.sweep',
      cron: '*/10 * * * *',
      missed: 'run-once',
      handle: () => sweep(deps),
    });
    platform.realtime.identifyBy((bearer) => Promise.resolve(deps.access.read(bearer)));
    platform.readers.answeredBy({
      readerOf: (bearer) => {
        const reader = bearer === undefined ? undefined : deps.access.read(bearer);
        return Promise.resolve(reader ? ok(reader) : err('HEARTH.SIGN_IN_FIRST'));
      },
      stillSignedIn: async (reader) => (await signedIn(deps, reader)).ok,
    });
  },
  async start(platform) {
    for (const column of SEALED) {
      const rows = await resealColumn(platform.database, platform.vault, column);
      if (rows > 0) platform.log.info('resealed under the current vault key', { table: column.table, rows });
    }
    // Whoever fell due while no node ran is not kept until the next tick.
    await sweep(depsOf(platform));
  },
  routes: (platform) => accountRoutes(depsOf(platform)),
  stop: (platform) => depsOf(platform).postman.finish(),
};

/** What falls due by itself: erasures, and proofs and tokens that are over. */
async function sweep(deps: RouteDeps): Promise<void> {
  const now = await deps.time.now();
  await deps.proofs.sweep(now);
  await deps.sessions.sweep(now);
  const erased = await eraseDue(deps);
  if (erased > 0) deps.log.info('erased readers who had left', { erased });
}
