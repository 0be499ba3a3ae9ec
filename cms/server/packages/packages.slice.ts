import {
  appPackagesContract,
  columnsChanged,
  mediaChanged,
  packageErrors,
  packageMoved,
  PACKAGES_PUBLISH,
  PACKAGES_READ,
  PACKAGES_WRITE,
  packagesContract,
  stationChanged,
  storyCorrected,
  storyPublished,
  storyWithdrawn,
} from '../../contract';
import { createDatabaseTime, routes, type PermissionDeclaration, type Platform, type Slice } from '../../platform';
import { stationNames, storiesOf } from '../stories/stories.slice';
import { outStore } from './out-store';
import type { PackageDeps } from './package-deps';
import { packageMachine } from './package.machine';
import { packageStore } from './package-store';
import { readPackage, readPackages, type ReadDeps } from './read-packages';
import { findStories, listPackages, wholePackageOf } from './view-packages';
import { makePackage, publishPackage, withdrawPackage, writePackage } from './write-package';

/** Looked at again after this even when no event came. */
const LOOK_AGAIN = 30_000;

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  action,
  displayName: `${zh} ${en}`,
  subCategory: '专题 Packages',
});

/** What packages work with on a host. */
export const packageDepsOf = (platform: Platform): PackageDeps => ({
  ...platform,
  ...{ time: createDatabaseTime(platform.database), packages: packageStore },
});

/** Packages (专题): stories in an order that somebody chose, from the desk to the app. */
export const packagesSlice: Slice = {
  name: 'packages',
  errors: [packageErrors],
  machines: [packageMachine],
  permissions: [
    permission(PACKAGES_READ, '查看专题', 'See packages'),
    permission(PACKAGES_WRITE, '编排专题', 'Build packages'),
    permission(PACKAGES_PUBLISH, '发布、撤下专题', 'Let packages out and take them back'),
  ],
  grants: [
    { roles: ['chief-editor', 'desk-head', 'editor', 'compliance-officer'], action: PACKAGES_READ },
    { roles: ['chief-editor', 'desk-head', 'editor'], action: PACKAGES_WRITE },
    { roles: ['chief-editor', 'desk-head'], action: PACKAGES_PUBLISH },
  ],
  start: async (platform) => serve(platform),
  routes: (platform) => {
    const deps = packageDepsOf(platform);
    return [
      routes(packagesContract, {
        list: ({ actor, query }) => listPackages(deps, actor, query),
        stories: ({ actor, query }) => findStories(deps, actor, query),
        one: ({ actor, params }) => wholePackageOf(deps, actor, params.id),
        make: ({ actor, body }) => makePackage(deps, actor, body),
        write: ({ actor, params, body }) => writePackage(deps, actor, { ...params, ...body }),
        publish: ({ actor, params, body }) => publishPackage(deps, actor, { ...params, ...body }),
        withdraw: ({ actor, params, body }) => withdrawPackage(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};

/** The app reads packages from memory; whatever changes a story or a package empties it on every node. */
function serve(platform: Platform): void {
  const { fastLane, outbox, stations, database } = platform;
  const deps: ReadDeps = {
    ...{ database, out: outStore, stories: storiesOf(platform), stations: stationNames(stations) },
  };
  const kept = { maxEntries: 200, maxAge: LOOK_AGAIN, staleWhileRevalidate: LOOK_AGAIN };
  const list = fastLane.read(appPackagesContract.routes.list, {
    ...kept,
    load: ({ query }) => readPackages(deps, query),
  });
  const one = fastLane.read(appPackagesContract.routes.one, {
    ...kept,
    load: ({ params }) => readPackage(deps, params.id),
  });
  const forgetAll = (): void => {
    list.forget();
    one.forget();
  };
  const told = [packageMoved, storyPublished, storyCorrected, storyWithdrawn, mediaChanged, columnsChanged] as const;
  outbox.onEveryNode([...told], { heard: forgetAll, lost: forgetAll });
  outbox.onEveryNode([stationChanged], {
    heard: () => {
      stations.forget();
      forgetAll();
    },
    lost: forgetAll,
  });
}
