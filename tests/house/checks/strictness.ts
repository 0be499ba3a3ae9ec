import { join } from 'node:path';
import ts from 'typescript';
import { houseFiles } from './house-files';
import type { Check } from './problem';

const FLAGS = [
  'strict',
  'noUncheckedIndexedAccess',
  'exactOptionalPropertyTypes',
  'noImplicitOverride',
  'noImplicitReturns',
  'noFallthroughCasesInSwitch',
  'noPropertyAccessFromIndexSignature',
  'noUnusedLocals',
  'noUnusedParameters',
] as const;

/** These are what `strict` switches on; switching one off again is the same breach in small. */
const PARTS_OF_STRICT = [
  'noImplicitAny',
  'noImplicitThis',
  'strictNullChecks',
  'strictFunctionTypes',
  'strictBindCallApply',
  'strictPropertyInitialization',
  'strictBuiltinIteratorReturn',
  'useUnknownInCatchVariables',
  'alwaysStrict',
] as const;

/** The flags as the compiler sees them after all `extends`, so that an inherited weakness is found too. */
export const strictEverywhere: Check = (root) =>
  houseFiles(root)
    .filter((file) => /(^|\/)tsconfig(\.[\w-]+)?\.json$/.test(file))
    .flatMap((file) => {
      const options = effectiveOptions(join(root, file));
      const off = [
        ...FLAGS.filter((flag) => options[flag] !== true),
        ...PARTS_OF_STRICT.filter((flag) => options[flag] === false),
      ];
      return off.map((flag) => ({ rule: 'strict', file, text: `${flag} is off` }));
    });

function effectiveOptions(path: string): ts.CompilerOptions {
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    // Only the flags matter here; the files of the project need not be listed.
    readDirectory: () => [],
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
    },
  };
  return ts.getParsedCommandLineOfConfigFile(path, {}, host)?.options ?? {};
}
