import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePack } from '../../contract';
import { rulesOf, sourceIn } from './pack-rules';

const FOLDER = join(__dirname, '../../../database/rule-packs');
const packOf = (file: string) => rulePack.parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));

it('says every rule of Douyin’s pack in the order in which an edition is written', () => {
  expect(rulesOf(packOf('douyin-3.json')).map(({ of, asks, sure }) => [of, asks['zh-Hans'], sure])).toEqual([
    ['title', '必须有', true],
    ['film', '必须有', true],
    ['title', '不超过 30 字', false],
    ['body', '不超过 1000 字', false],
    ['film', '不超过 15 分钟', true],
    ['film', '不超过 4 GB', true],
    ['features', '不能有站外链接', false],
  ]);
});

it.each(readdirSync(FOLDER))(
  '%s: each rule and the source are said in both languages, and nothing is left out',
  (file) => {
    const pack = packOf(file);
    const rules = rulesOf(pack);
    const { pictures, film, files } = pack.media;
    const media = (pictures ? 1 : 0) + (film?.maxSeconds ? 1 : 0) + files.length;
    expect(rules).toHaveLength(pack.required.length + pack.limits.length + media + pack.forbidden.length);
    for (const words of [...rules.map(({ asks }) => asks), sourceIn(pack.source.text)]) {
      expect(words['zh-Hans']).toMatch(/[\u4e00-\u9fff]/);
      expect(words.en).toMatch(/^[^\u4e00-\u9fff]+$/);
    }
  },
);
