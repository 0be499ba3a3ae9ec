import { defineErrors, refusal } from '@hearth/cms/contract';

/** What third-party rooms refuse, and why. */
export const outletErrors = defineErrors('OUTLETS', {
  SESSION_NOT_FOUND: refusal(404, '没有找到这场直播', 'This live was not found'),
  NOT_FOUND: refusal(404, '没有找到这个第三方直播间', 'This room on a platform was not found'),
  TOO_MANY: refusal<{ most: number }>(
    409,
    '一场直播最多登记 {most} 个第三方直播间',
    'A live has {most} rooms on platforms at most',
  ),
  TARGET_UNKNOWN: refusal(
    422,
    '转推目标不在这场直播的视频房间里，请重新选择',
    'The copy of the picture is not one of this live; choose another',
  ),
  NO_COMMENTS: refusal(
    409,
    '这个平台没有开放评论接口，目前只能接入 YouTube 的评论',
    'This platform gives no comments; those of YouTube alone can be read',
  ),
  KEY_NEEDED: refusal(422, '第一次接入要填密钥', 'The first time a key is needed'),
  REPORT_UNREADABLE: refusal<{ line: number }>(
    422,
    '第 {line} 行不是表格，请导出为 CSV 后再导入',
    'Line {line} is no table; export it as CSV and import that',
  ),
  REPORT_LINES: refusal<{ lines: number }>(
    422,
    '报表应有一行表头和一行数据，这份有 {lines} 行数据。请只导出这一场',
    'A report has its heads and one line; this one has {lines}. Export this live alone',
  ),
  REPORT_EMPTY: refusal(
    422,
    '没有认出任何一列。请核对表头，或改用“其他平台”的格式',
    'No column was recognised; look at the heads, or use the format of another platform',
  ),
  REPORT_NUMBER: refusal<{ head: string }>(
    422,
    '“{head}”这一列不是数字，请检查后再导入',
    'The column “{head}” holds no number; mend it and import again',
  ),
});
