import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askedOf, readCompose, ROOT } from './compose';
import { environmentOf } from './dockerfile';
import { stages } from './image';
import { settingsRead, settingsReadBy } from './settings';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const operations = read('docs/operations.md');
const security = read('docs/security.md');

const section = (text: string, title: string): string =>
  new RegExp(`^## ${title}[\\s\\S]*?(?=^## |$(?![\\s\\S]))`, 'm').exec(text)?.[0] ?? '';
const namesIn = (text: string, line: RegExp): string[] => [...text.matchAll(line)].map(([, name = '']) => name).sort();
const unique = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/** What compose.yaml gives to the database beside the nodes. */
const OF_COMPOSE = ['POSTGRES_PASSWORD'];

describe('settings', () => {
  const wanted = unique(settingsRead().keys());

  it('are found in every way that code reads them', () => {
    const code = `env['AAA_ONE'] process.env.BBB_TWO env('CCC') env.int('DDD', 2) needed(env, 'EEE')
      const { FFF_SIX: six, GGG } = env; const { other } = options; env['lower']`;
    expect(unique(settingsReadBy(code))).toEqual(['AAA_ONE', 'BBB_TWO', 'CCC', 'DDD', 'EEE', 'FFF_SIX', 'GGG']);
    expect(wanted).toEqual(expect.arrayContaining(['DATABASE_URL', 'HEARTH_MAIL_FROM', 'HEARTH_SMS_KEY_ID', 'PORT']));
  });

  it('stand in docs/operations.md, all of them and no others', () => {
    expect(namesIn(section(operations, 'Settings'), /^\| `([A-Z][A-Z0-9_]*)`/gm)).toEqual(wanted);
  });

  it('stand in .env.example, all of them and no others, and none with a value that could be taken over', () => {
    const example = read('.env.example');
    expect(namesIn(example, /^# ([A-Z][A-Z0-9_]*)=/gm)).toEqual(unique([...wanted, ...OF_COMPOSE]));
    expect(example.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });

  it('that Dockerfile and compose.yaml give or ask for are read by a node', () => {
    const compose = read('compose.yaml');
    const asked = askedOf(compose);
    const services = Object.values(readCompose(Object.fromEntries(asked.map((name) => [name, 'given']))));
    const given = services
      .filter(({ image }) => image === 'hearth')
      .flatMap(({ environment = {} }) => Object.keys(environment));
    const all = unique([...asked, ...given, ...Object.keys(environmentOf(stages().image))]);
    expect(all.filter((name) => !wanted.includes(name))).toEqual(OF_COMPOSE);
  });
});

describe('the documents', () => {
  // The manifest is ours.
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

  it.each(['docs/operations.md', 'docs/security.md', '.env.example', 'compose.yaml'])(
    '%s names npm scripts that exist',
    (file) => {
      for (const name of namesIn(read(file), /npm run ([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(name);
    },
  );

  it('name programs that exist', () => {
    for (const name of namesIn(operations, /node\s+cms\/lib\/bin\/([\w-]+)\.js/g)) {
      expect([name, existsSync(join(ROOT, `cms/bin/${name}.ts`))]).toEqual([name, true]);
    }
  });

  it('name log lines and figures that exist', () => {
    const said = ['resealed under the current vault key', 'realtime lost Redis and tries again'];
    const code = ['cms/server/accounts/accounts.slice.ts', 'cms/platform/realtime/adapter.ts'].map(read).join('\n');
    for (const line of said) expect([operations.includes(line), code.includes(line)]).toEqual([true, true]);
    const metrics = read('cms/platform/operations/metrics.ts');
    for (const name of unique(namesIn(operations, /`(hearth_[a-z_]+)/g))) expect(metrics).toContain(`'${name}'`);
  });
});

describe('docs/kitchen-proofs.md', () => {
  const proofs = read('docs/kitchen-proofs.md');

  it('names tests, journeys and benchmarks that exist', () => {
    const files = unique(namesIn(proofs, /`((?:cms|tests)\/[\w./-]+)`/g));
    const benches = unique(namesIn(proofs, /`npm run bench -- ([a-z]+)`/g)).map(
      (name) => `tests/bench/${name}.bench.mjs`,
    );
    expect(files.length).toBeGreaterThan(50);
    expect([...files, ...benches].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});

describe('docs/security.md', () => {
  it('names for each threat a test that exists', () => {
    const rows = section(security, 'Threats and measures')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2);
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const [, threat = '', , proof = ''] = row.split('|').map((cell) => cell.trim());
      const paths = namesIn(proof, /`([^`]+)`/g);
      expect([threat, paths.length > 0]).toEqual([threat, true]);
      for (const path of paths)
        expect([path, path.endsWith('.test.ts') && existsSync(join(ROOT, path))]).toEqual([path, true]);
    }
  });

  it('names tables and files that exist', () => {
    const migrations = readdirSync(join(ROOT, 'database/migrations'))
      .map((name) => read(`database/migrations/${name}`))
      .join('\n');
    const kept = section(security, 'What is kept on people');
    const tables = namesIn(kept, /`([a-z]+_?[a-z]+)`/g);
    expect(tables.length).toBeGreaterThan(8);
    for (const table of tables) expect([table, migrations.includes(table)]).toEqual([table, true]);
    for (const path of namesIn(security, /`((?:cms|tests|docs)\/[\w./-]+)`/g))
      expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
  });
});
