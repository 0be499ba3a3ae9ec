import { defineErrors, refusal } from '../kernel/errors';

/** What can be wrong with a manuscript (稿件) or with a question about stories. */
export const storyErrors = defineErrors('STORY', {
  TITLE_MISSING: refusal(422, '请先写标题', 'Write a title first'),
  BODY_MISSING: refusal(422, '正文还是空的，请写完再发布', 'The body is empty; write it before you publish'),
  STATION_MISSING: refusal(422, '请选择这篇稿件属于哪个台', 'Say which station this manuscript belongs to'),
  COLUMN_MISSING: refusal(422, '请选择栏目，读者按栏目找稿件', 'Choose a column; readers find stories by column'),
  COLUMN_OF_OTHER_STATION: refusal<{ column: string; station: string }>(
    422,
    '栏目「{column}」属于 {station}，请选择本台的栏目',
    'The column “{column}” belongs to {station}; choose one of this station',
  ),
  SOURCE_MISSING: refusal(
    422,
    '转载稿件必须写明来源媒体、原文链接和授权说明',
    'A re-post names its source, the address of the original and the licence',
  ),
  SOURCE_NOT_A_LINK: refusal(
    422,
    '原文链接要以 http:// 或 https:// 开头',
    'The address of the original starts with http:// or https://',
  ),
  COLUMN_SLUG_TAKEN: refusal<{ slug: string }>(
    422,
    '已有栏目使用地址「{slug}」，请换一个',
    'Another column has the address “{slug}”; choose a different one',
  ),
  TAKEN_DOWN: refusal(410, '本稿已撤下，不再提供阅读', 'This story was taken down and can no longer be read'),
  BAD_CURSOR: refusal(422, '翻页位置已失效，请从头加载', 'This page mark is no longer valid; load from the top'),
});
