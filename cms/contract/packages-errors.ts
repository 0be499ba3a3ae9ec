import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of packages. */
export const packageErrors = defineErrors('PACKAGE', {
  NOT_NOW: refusal<{ state: string }>(
    409,
    '专题已不在这一步，请看它现在的状态',
    'The package has moved on; look at it as it is',
  ),
  SAME_PERSON: refusal(
    409,
    '最后改动专题的人不能自己发布，请另一位同事发布',
    'Whoever changed the package last does not publish it; ask a colleague',
  ),
  NOTHING_PUBLIC: refusal(
    422,
    '专题里还没有一篇已经公开的稿件，先发布至少一篇',
    'None of its stories is public yet; publish at least one',
  ),
  STRANGE_STORY: refusal<{ documentId: string }>(
    422,
    '稿件 {documentId} 不在您能看到的台，或没有这种语言的版本',
    'The manuscript {documentId} is of no station that you see, or not in this language',
  ),
  TWICE: refusal<{ documentId: string }>(
    422,
    '同一篇稿件不能在专题里出现两次',
    'A story stands in a package only once',
  ),
});
