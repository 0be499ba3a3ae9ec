import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import en from '../translations/en.json';
import zh from '../translations/zh-Hans.json';
import { valuesOf, wordsOf } from './event-words.rules';

const PLUGIN = join(__dirname, '../..');
const NAMES = /'((?:ingest|packager|target|stream|recording|track|health)\.[a-z][a-z-]+)'/g;
/** What ends in these is a file or a socket. */
const NO_EVENT = /\.(sock|log|js)$/;

/** All kinds of events that any source of ours names, and those that are put together of a state. */
function emitted(): readonly string[] {
  const files = ['engine', 'server', 'contract'].flatMap((folder) =>
    readdirSync(join(PLUGIN, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const sources = files.filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('testing'),
  );
  const found = sources.flatMap((name) =>
    [...readFileSync(join(PLUGIN, name), 'utf8').matchAll(NAMES)].map(([, type = '']) => type),
  );
  const states = ['waiting', 'live', 'slate'].map((state) => `packager.${state}`);
  return [...new Set([...found.filter((type) => !NO_EVENT.test(type)), ...states])].sort();
}

describe('the log of a room', () => {
  it('has words in both languages for everything that ingest, packager, relay and drivers tell', () => {
    const types = emitted();
    expect(types.length).toBeGreaterThan(30);
    const has = (texts: object, type: string): boolean => `event.${type}` in texts;
    expect(types.filter((type) => !has(en, type) || !has(zh, type))).toEqual([]);
  });

  it('says how something was refused or ended where it is known', () => {
    expect(wordsOf({ type: 'ingest.refused', data: { reason: 'codec' } })).toEqual([
      'event.ingest.refused.codec',
      'event.ingest.refused',
    ]);
    expect(wordsOf({ type: 'packager.live', data: {} })).toEqual(['event.packager.live']);
  });

  it('leaves no figure of a sentence without a value, and knows no other figures', () => {
    const known = Object.keys(valuesOf({ data: {} }));
    for (const texts of [en, zh]) {
      const sentences = Object.entries(texts).filter(([key]) => key.startsWith('event.'));
      const asked = sentences.flatMap(([, text]) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(asked.filter((name) => name !== undefined && !known.includes(name))).toEqual([]);
    }
    expect(valuesOf({ data: { seconds: 6 } })).toMatchObject({ seconds: '6', from: '' });
  });
});
