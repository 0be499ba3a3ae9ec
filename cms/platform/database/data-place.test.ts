import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataPlace, leaveNote } from './data-place';
import { openPrograms } from './postgres-binaries';

let scratch: string;
let open: string;
let project: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'hearth-place-'));
  chmodSync(scratch, 0o755);
  open = join(scratch, 'open');
  project = join(scratch, 'closed');
  mkdirSync(project, { mode: 0o700 });
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const wanted = (of = project): string => join(of, '.data/postgres');

function settle(of = project): string {
  const place = dataPlace(wanted(of), open);
  leaveNote(wanted(of), place);
  return place.dataDir;
}

it('leaves the data where it was asked for when everybody may enter there', () => {
  chmodSync(project, 0o755);
  expect(dataPlace(wanted(), open)).toEqual({ dataDir: wanted(), moved: false });
});

it('sends the data of a closed project to an open folder of its own, the same each time', () => {
  const dataDir = settle();
  expect(dataDir.startsWith(`${open}/`)).toBe(true);
  expect(statSync(join(dataDir, '..')).mode & 0o777).toBe(0o755);
  expect(settle()).toBe(dataDir);
});

it('finds the data again when the project is opened or moved', () => {
  const dataDir = settle();
  chmodSync(project, 0o755);
  expect(settle()).toBe(dataDir);
  const elsewhere = join(scratch, 'elsewhere');
  renameSync(project, elsewhere);
  expect(settle(elsewhere)).toBe(dataDir);
  expect(settle(elsewhere)).toBe(dataDir);
});

it('never lets a copy of a project work on the data of the first one', () => {
  const dataDir = settle();
  const copy = join(scratch, 'copy');
  cpSync(project, copy, { recursive: true });
  chmodSync(copy, 0o700);
  expect(settle(copy)).not.toBe(dataDir);
  expect(settle()).toBe(dataDir);
});

it('stays with a database that is there already, so that nobody starts with an empty one', () => {
  mkdirSync(wanted(), { recursive: true });
  writeFileSync(join(wanted(), 'PG_VERSION'), '17\n');
  expect(dataPlace(wanted(), open)).toEqual({ dataDir: wanted(), moved: false });
});

it('copies the programs out of a closed project once, under the name of their version', () => {
  mkdirSync(join(project, 'native/bin'), { recursive: true });
  writeFileSync(join(project, 'native/bin/postgres'), 'program');
  writeFileSync(join(project, 'package.json'), '{"version":"17.9.0"}');
  const copy = openPrograms(project, open);
  expect(copy).toBe(join(open, `programs-17.9.0-${process.arch}`));
  writeFileSync(join(copy, 'mark'), 'first copy');
  expect(existsSync(join(openPrograms(project, open), 'mark'))).toBe(true);
  chmodSync(project, 0o755);
  expect(openPrograms(project, open)).toBe(join(project, 'native'));
});
