import { houseFiles, readHouseFile } from './house-files';
import type { Check } from './problem';

interface Locked {
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * `npm ci` refuses a lock file that misses anything, also what only another platform needs. npm leaves such gaps when the registry
 * it asked did not have those packages, and says nothing.
 */
export const completeLock: Check = (root) =>
  houseFiles(root)
    .filter((file) => /(^|\/)package-lock\.json$/.test(file))
    .flatMap((file) => {
      // npm's own format, version 3.
      const { packages } = JSON.parse(readHouseFile(root, file)) as { packages: Readonly<Record<string, Locked>> };
      const known = new Set(Object.keys(packages));
      const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
        Object.keys({ ...dependencies, ...optionalDependencies }).filter(
          (name) => !placesFor(path, name).some((place) => known.has(place)),
        ),
      );
      return [...new Set(missing)].map((name) => ({ rule: 'complete-lock', file, text: `misses ${name}` }));
    });

/** Where Node would look for a package, from the folder of whoever wants it upwards. */
function placesFor(path: string, name: string): readonly string[] {
  const folders = path.split('/').map((_, index, parts) => parts.slice(0, parts.length - index).join('/'));
  return [...folders.filter((folder) => folder !== '' && !folder.endsWith('node_modules')), ''].map((folder) =>
    folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`,
  );
}
