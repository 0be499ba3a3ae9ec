import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { channelPlatforms, editionContent } from '../../contract';
import { hashOf } from '../../kernel';
import { checkEdition, isFit } from './check-edition.rules';
import { deriveEdition, ruleOf } from './derive-edition.rules';
import { readMaster } from './read-master';
import { readRulePacks } from './read-packs';
import { theRevision } from './testing/the-revision';

const packs = readRulePacks(join(__dirname, '../../../database/rule-packs'));
const GOLDEN = join(__dirname, 'testing/golden');
const master = readMaster({ documentId: 'abcdefghijkl', locale: 'zh-Hans' }, theRevision);
const made = channelPlatforms.map((platform) => {
  const pack = packs(platform, '2026-11-21');
  const content = deriveEdition(master, { pack, storyUrl: 'https://yunze.example/story/abcdefghijkl' });
  return { platform, pack, content, problems: checkEdition(pack, content) };
});

// A changed derivation makes other words than those that were derived before: raise the rule's number, then HEARTH_GOLDEN=1.
it.each(made)('derives for $platform what its golden file says', ({ platform, pack, content, problems }) => {
  const file = join(GOLDEN, `${platform}.json`);
  const found = { rule: ruleOf(pack), hash: hashOf(content), content, problems };
  if (process.env['HEARTH_GOLDEN'] === '1') writeFileSync(file, `${JSON.stringify(found, undefined, 2)}\n`);
  expect(existsSync(file)).toBe(true);
  expect(found).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});

it.each(made)('is a whole edition for $platform, and the same each time', ({ pack, content }) => {
  expect(editionContent.parse(content)).toEqual(content);
  const again = deriveEdition(master, { pack, storyUrl: 'https://yunze.example/story/abcdefghijkl' });
  expect(hashOf(again)).toBe(hashOf(content));
});

it('keeps the label of machines on every platform', () => {
  for (const { content } of made) {
    expect(content.aiLabel).toContain('人工智能辅助');
    if (content.form !== 'article') expect(content.text).toContain('人工智能辅助');
  }
});

it('links to the whole story only where links are taken', () => {
  const bare = made.filter(({ pack }) => pack.forbidden.some(({ feature }) => feature === 'outside-links'));
  expect(bare.length).toBeGreaterThan(3);
  for (const { content } of bare.filter(({ content: { form } }) => form !== 'article')) {
    expect(content.text).not.toContain('https://');
  }
});

it('says what is missing for a film, where, and how to mend it', () => {
  const pack = packs('douyin', '2026-11-21');
  const content = deriveEdition({ ...master, film: null }, { pack, storyUrl: null });
  const problems = checkEdition(pack, content);
  expect(isFit(problems)).toBe(false);
  expect(problems).toContainEqual(expect.objectContaining({ path: 'film', severity: 'error' }));
  for (const { message, cure } of problems) {
    for (const words of [message['zh-Hans'], message.en, cure['zh-Hans'], cure.en]) expect(words).not.toBe('');
  }
});

it('blocks by what is certain and warns of what is not', () => {
  const title = '很长的标题'.repeat(30);
  const severity = (platform: 'xiaohongshu' | 'toutiao'): string | undefined => {
    const pack = packs(platform, '2026-11-21');
    const problems = checkEdition(pack, deriveEdition({ ...master, title }, { pack, storyUrl: null }));
    return problems.find(({ path }) => path === 'title')?.severity;
  };
  expect([severity('xiaohongshu'), severity('toutiao')]).toEqual(['error', 'warning']);
});

it('cuts the lead of a post and never its title', () => {
  const pack = packs('x', '2026-11-21');
  const long = { ...master, summary: '沿河三个村的住户当晚全部转移，无人伤亡。'.repeat(40) };
  const { text } = deriveEdition(long, { pack, storyUrl: 'https://yunze.example/story/abcdefghijkl' });
  expect(text).toContain(master.title);
  expect(text).toContain('…');
  expect(checkEdition(pack, deriveEdition(long, { pack, storyUrl: null }))).toEqual([]);
});
