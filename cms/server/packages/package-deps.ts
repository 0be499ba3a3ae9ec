import type { packageErrors, RefusalOf } from '../../contract';
import type { Refusal } from '../../kernel';
import type { Platform, SharedTime } from '../../platform';
import type { PackageStore } from './package-store';

/** What the verbs of packages are handed. */
export type PackageDeps = Pick<Platform, 'database' | 'ledger' | 'outbox' | 'ids' | 'people'> & {
  readonly time: SharedTime;
  readonly packages: PackageStore;
};

/** Any refusal of packages. */
export type PackageRefusal =
  | RefusalOf<typeof packageErrors>
  | Refusal<'HEARTH.NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE' | 'HEARTH.NOT_ALLOWED', undefined>;
