import { houseFiles, readHouseFile } from './house-files';
import type { Check } from './problem';

const DECLARED = /^export const (\w+) = machine</gm;
const LISTED = /\bmachines: \[([^\]]*)\]/g;

/** A machine that no slice lists is never verified when a host starts. */
export const verifiedMachines: Check = (root) => {
  const sources = houseFiles(root).filter((file) => /^(cms|plugins)\/.*(?<!\.test)\.ts$/.test(file));
  const listed = new Set(
    sources.flatMap((file) =>
      [...readHouseFile(root, file).matchAll(LISTED)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []),
    ),
  );
  return sources
    .filter((file) => file.endsWith('.machine.ts'))
    .flatMap((file) =>
      [...readHouseFile(root, file).matchAll(DECLARED)]
        .filter(([, name = '']) => !listed.has(name))
        .map(([, name = '']) => ({ rule: 'verified-machine', file, text: `no slice lists ${name} under machines` })),
    );
};
