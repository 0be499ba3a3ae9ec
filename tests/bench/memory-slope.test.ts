import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const MODULE = join(__dirname, 'memory-slope.mjs');
const MINUTES = 70;

/** A process of 60 MB that goes up and down by half a megabyte in some minutes, and keeps so much of each hour. */
function seen(megabytesPerHour: number): string {
  const lines = Array.from({ length: MINUTES * 2 }, (_, at) => {
    const wave = 0.5 * Math.sin(at / 3) + 0.2 * Math.sin(at * 7.1);
    return `${at * 30},relay,${60 + wave + (megabytesPerHour * at) / 120},0,0`;
  });
  return ['seconds,process,rss,pss,anon', ...lines].join('\n');
}

function judged(csv: string): { value: number; wanted: { below: number }; megabytesPerHour: number } {
  const program = `import { memoryFigures } from ${JSON.stringify(MODULE)};
    const [one] = memoryFigures(${JSON.stringify(csv)}, { minutes: ${MINUTES}, warmUp: 10 });
    process.stdout.write(JSON.stringify(one));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  // What the program above writes.
  return JSON.parse(said) as ReturnType<typeof judged>;
}

it('calls a process flat that only breathes or shrinks, and one that keeps a megabyte of each hour not', () => {
  const flat = judged(seen(0));
  expect(flat.value).toBeLessThan(flat.wanted.below);
  expect(judged(seen(-2)).value).toBe(0);
  const leaking = judged(seen(1));
  expect(leaking.value).toBeGreaterThan(leaking.wanted.below);
  expect(leaking.megabytesPerHour).toBeCloseTo(1, 0);
});
