import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of ingest. */
export const ingestErrors = defineErrors('INGEST', {
  SOURCE_THERE: refusal(409, '本台已经在读这个地址', 'The station reads this address already'),
  MAPPING_MISSING: refusal(
    422,
    '自定义 JSON 来源要写明条目和标题在哪里',
    'For JSON of its own shape, say where its items and their titles are',
  ),
  PAUSED: refusal(409, '来源已暂停，先恢复再读取', 'The source is paused; resume it first'),
  LEAD_THERE: refusal(409, '这条已经有线索了', 'There is a lead of this already'),
  BAD_RULE: refusal<{ rule: string; problem: string }>(
    422,
    '规则「{rule}」的表达式不能用：{problem}',
    'The pattern of the rule “{rule}” cannot be used: {problem}',
  ),
});
