import { join } from 'node:path';
import { channelPlatforms } from '../../contract';
import { deriveEdition } from './derive-edition.rules';
import { packageOf } from './package.rules';
import { readMaster } from './read-master';
import { readRulePacks } from './read-packs';
import { theRevision } from './testing/the-revision';

const packs = readRulePacks(join(__dirname, '../../../database/rule-packs'));
const master = readMaster({ documentId: 'abcdefghijkl', locale: 'zh-Hans' }, theRevision);
const packageFor = (platform: (typeof channelPlatforms)[number], title = master.title) => {
  const pack = packs(platform, '2026-11-21');
  return packageOf(deriveEdition({ ...master, title }, { pack, storyUrl: 'https://yunze.example/story/a' }), pack);
};

it.each(channelPlatforms)(
  'makes a package for %s with words to copy and names under which media are kept',
  (platform) => {
    const { texts, media } = packageFor(platform);
    expect(texts.map(({ part }) => part)).toContain('title');
    expect(texts.find(({ part }) => part === 'text')?.text).not.toBe('');
    expect(new Set(media.map(({ name }) => name)).size).toBe(media.length);
    expect(new Set(media.map(({ url }) => url)).size).toBe(media.length);
  },
);

it('escapes what an editor would take for markup', () => {
  const body = { ...master, blocks: [{ kind: 'paragraph' as const, text: '<script>"&', url: null }] };
  const pack = packs('wechat-oa', '2026-11-21');
  const { texts } = packageOf(deriveEdition(body, { pack, storyUrl: null }), pack);
  expect(texts.find(({ part }) => part === 'text')?.html).toContain('<p>&lt;script&gt;&quot;&amp;</p>');
});

it('says how much of each limit is used, and which is passed', () => {
  const limits = packageFor('xiaohongshu', '长'.repeat(60)).limits;
  expect(limits.find(({ field }) => field === 'title')).toMatchObject({ used: 60, fits: false });
  expect(packageFor('xiaohongshu', '短题').limits.find(({ field }) => field === 'title')).toMatchObject({ fits: true });
});

it.each(channelPlatforms)(
  'derives for %s within the limits of its newest pack, which says where they come from',
  (platform) => {
    const pack = packs(platform, '2099-01-01');
    const summary = '沿河三个村的住户当晚全部转移，无人伤亡。'.repeat(40);
    const made = packageOf(deriveEdition({ ...master, summary }, { pack, storyUrl: null }), pack);
    expect(made.limits.filter(({ field, fits }) => field === 'body' && !fits)).toEqual([]);
    expect(pack.source.text).toMatch(/ \/ /);
  },
);
