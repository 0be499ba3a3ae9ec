import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_CHECK } from './checks/every-check';
import { houseFiles } from './checks/house-files';
import { lines } from './checks/problem';
import { dependencies, dependenciesOf, format, formatOf, lint, lintOf } from './checks/tools';
import { aScratchHouse, type ScratchHouse } from './scratch-house';

const NEW_PLUGIN = 'cms/lib/bin/new-plugin.js';

/** Everything that git would see in a house, with its content. */
function stateOf({ root }: ScratchHouse): ReadonlyMap<string, string> {
  return new Map(houseFiles(root).map((file) => [file, readFileSync(join(root, file), 'base64')]));
}

describe('npm run new-plugin', () => {
  let house: ScratchHouse;
  beforeAll(() => {
    house = aScratchHouse('new-plugin');
  });
  afterAll(() => {
    house.remove();
  });

  it.each([['Shop Floor'], ['graphql'], ['../out'], ['']])('refuses the name %p and changes nothing', (name) => {
    const before = stateOf(house);
    expect(house.run(NEW_PLUGIN, name).status).toBe(2);
    expect(stateOf(house)).toEqual(before);
  });

  it('leaves nothing behind when what it made does not compile', () => {
    const template = join(house.root, 'cms/bin/new-plugin/template/server/index.ts.tpl');
    const sound = readFileSync(template, 'utf8');
    writeFileSync(template, `${sound}\nexport const broken: number = '{{name}}';\n`);
    const before = stateOf(house);
    const { status, said } = house.run(NEW_PLUGIN, 'field-kit', 'duty-entry');
    expect([status, said]).toEqual([1, expect.stringMatching(/TS2322[^]*Nothing was changed/)]);
    expect(stateOf(house)).toEqual(before);
    writeFileSync(template, sound);
  });

  describe('makes a plugin', () => {
    beforeAll(() => {
      expect(house.run(NEW_PLUGIN, 'field-kit', 'duty-entry')).toEqual({ status: 0, said: expect.any(String) });
      expect(house.run('node_modules/typescript-native/bin/tsc', '-b')).toEqual({ status: 0, said: '' });
    });

    it('that cannot be made twice', () => {
      const before = stateOf(house);
      expect(house.run(NEW_PLUGIN, 'field-kit').status).toBe(1);
      expect(stateOf(house)).toEqual(before);
    });

    // What takes long looks at what a new plugin changes; house.test.ts looks at all the rest.
    const changed = ['plugins/field-kit', 'config', 'database'];
    const narrowed = new Map([
      [lint, lintOf(...changed)],
      [dependencies, dependenciesOf(...changed)],
      [format, formatOf(...changed, 'package.json', 'tsconfig*.json', '*.md')],
    ]);
    const checks = EVERY_CHECK.map(([name, check]) => [name, narrowed.get(check) ?? check] as const);

    // The news app is not copied into the scratch house, and what a new plugin is cannot depend on it.
    it.each(checks)('with which the house still: %s', (_name, check) => {
      const problems = check(house.root).filter(({ file, text }) => !`${file} ${text}`.includes('mobile-app'));
      expect(lines(problems.filter(({ file }) => file !== 'docs/decisions/0002-dependencies.md'))).toEqual([]);
    });

    it('that boots in the host and whose routes answer 401, 403, 404, 409, 422 and 200', () => {
      const results = join(house.root, '.cache/results.json');
      const jest = house.run(
        'node_modules/jest/bin/jest.js',
        '--ci',
        'plugins/field-kit',
        '--json',
        '--outputFile',
        results,
      );
      // Jest's own report; the test fails when its form changes.
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8')) as Record<string, number>;
      expect({ numPassedTests, numFailedTests, said: jest.status === 0 ? '' : jest.said }).toEqual({
        numPassedTests: 10,
        numFailedTests: 0,
        said: '',
      });
    }, 120_000);
  });
});
