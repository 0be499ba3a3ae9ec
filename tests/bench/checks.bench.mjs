/** Machine checks of ten thousand characters by the whole pack: against the limit, and against looking for each term by itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { figure } from './figure.mjs';
import { median } from './fire.mjs';
import { root } from './server.mjs';

const WANTED = 10_000;
const ROUNDS = 60;
const WARM = 20;
const LIMIT = 50;

const require = createRequire(import.meta.url);
const { compileRules } = require(join(root, 'cms/lib/server/checks/compile-rules.rules.js'));
const { checkText } = require(join(root, 'cms/lib/server/checks/check-text.rules.js'));
const { termIndex } = require(join(root, 'cms/lib/server/checks/term-index.rules.js'));

const read = (folder, name) => JSON.parse(readFileSync(join(root, folder, name), 'utf8'));
const jsonOf = (folder) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.json'));
const rules = jsonOf('database/rules')
  .filter((name) => name !== 'pack.json')
  .flatMap((name) => read('database/rules', name))
  .map((rule) => ({ ...rule, version: 1 }));
const paragraphs = jsonOf('database/demo/stories').flatMap((name) =>
  read('database/demo/stories', name).zh.body.flatMap(({ p }) => p ?? []),
);

const began = performance.now();
const book = compileRules(rules);
if (!book.ok) throw new Error('the pack does not compile');
const compiled = performance.now() - began;
const first = timed(() => checkText(textOf(WANTED), book.value));
const whole = measured(() => checkText(textOf(WANTED), book.value));
const facts = { unit: 'ms', limit: `${LIMIT} ms`, limitMeasured: LIMIT, wanted: { below: 1 } };
figure({ name: `checks of 10,000 characters by ${rules.length} rules, median`, value: median(whole), ...facts });
figure({ name: 'checks of 10,000 characters, slowest of 60', value: Math.max(...whole), ...facts });
figure({
  name: 'checks, compiling the pack and the first text',
  value: compiled + first,
  unit: 'ms',
  wanted: { below: 1_000 },
});

// As many words as a station's own lists add up to: there the naive way costs a walk for each of them.
const terms = rules.flatMap(({ check }) => (check.kind === 'terms' ? check.terms.map(({ find }) => find) : []));
const many = [...terms, ...Array.from({ length: 5_000 - terms.length }, (_, index) => `站内词${index}号`)];
const text = textOf(WANTED)
  .fields.map((field) => field.text)
  .join('\n');
const index = termIndex(many.map((term) => ({ term, kept: term })));
const naive = () => many.filter((term) => text.includes(term));
const found = new Set(index.search(text).map(({ kept }) => kept));
if (naive().some((term) => !found.has(term)) || naive().length !== found.size)
  throw new Error('they found different words');
const [ours, theirs] = [measured(() => index.search(text)), measured(naive)];
figure({
  name: 'checks, one walk for 5,000 terms, against String.includes for each',
  value: median(ours),
  unit: 'ms',
  limit: 'String.includes in a loop, same terms and text',
  limitMeasured: median(theirs),
  wanted: { below: 0.5 },
});

/** Stories of the demo station, one after the other, until there are enough characters. */
function textOf(characters) {
  const fields = [{ name: 'title', text: '河湾大桥主跨今晨合龙，预计明年5月通车' }];
  let length = 0;
  for (const paragraph of paragraphs) {
    if (length >= characters) break;
    const piece = paragraph.slice(0, characters - length);
    fields.push({ name: `body.${fields.length}`, text: piece });
    length += piece.length;
  }
  if (length < characters) throw new Error(`the demo station has only ${length} characters`);
  return { fields, facts: { origin: 'original', aiDeclaration: 'none' }, asOf: '2026-11-21' };
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function measured(work) {
  for (let round = 0; round < WARM; round += 1) work();
  return Array.from({ length: ROUNDS }, () => timed(work));
}
