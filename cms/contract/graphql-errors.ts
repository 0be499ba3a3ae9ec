import { defineErrors, refusal } from '../kernel/errors';

/** What the GraphQL endpoint refuses before it reads anything. */
export const graphqlErrors = defineErrors('GRAPHQL', {
  TOO_COSTLY: refusal<{ cost: number; limit: number }>(
    422,
    '这次查询太大：{cost}，上限 {limit}。请少取一些字段或条目',
    'This query costs {cost}; the limit is {limit}. Ask for fewer fields or shorter lists',
  ),
  TOO_TANGLED: refusal<{ spreads: number; limit: number }>(
    422,
    '片段引用太多：{spreads} 处，上限 {limit}',
    'This query spreads {spreads} fragments; the limit is {limit}',
  ),
  ONE_AT_A_TIME: refusal(422, '一次只接受一个查询', 'Send one query at a time'),
  SCHEMA_HIDDEN: refusal(
    403,
    '生产环境不公开接口结构；有开发者权限的员工请带上登录凭证',
    'The schema is not shown in production; staff with the developer permission send their sign-in',
  ),
});
