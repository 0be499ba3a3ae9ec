import type { PackageEvent, PackageState } from '../../contract';
import { machine, type Guard } from '../../kernel';

/** What the machine wants to know before a package goes out. */
export type PackageFacts = {
  /** Somebody else wrote its last words. */
  readonly isSecond: boolean;
  /** At least one of its stories can be read. */
  readonly hasPublic: boolean;
};

/** Why a package does not go out. */
export const SAME_PERSON = 'its last words are by the same person';

const lettable: Guard<PackageFacts> = {
  name: 'second person, public story',
  check: ({ isSecond, hasPublic }) => (isSecond ? hasPublic || 'none of its stories is public' : SAME_PERSON),
};
const out = { to: 'published', guard: lettable } as const;

/** A package (专题) may go out again after it was taken back, and anew each time somebody wrote it on. */
export const packageMachine = machine<PackageState, PackageEvent, PackageFacts>({
  name: 'package',
  initial: 'draft',
  endless: true,
  states: {
    draft: { publish: out, withdraw: 'withdrawn' },
    published: { publish: out, withdraw: 'withdrawn' },
    withdrawn: { publish: out },
  },
});
