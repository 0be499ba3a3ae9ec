import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of writing together. */
export const writingErrors = defineErrors('WRITING', {
  LOCKED: refusal<{ name: string }>(
    409,
    '{name} 正在写这篇稿件，您的改动没有存进稿件，已另存为您的未合并稿，可在右侧接手或合并',
    '{name} is writing this manuscript. Your words are kept beside it; take over or merge them at the right',
  ),
  OVERLAP: refusal<{ name: string; fields: readonly string[] }>(
    409,
    '您写的时候 {name} 改了同一处，两边的字都留着，请打开合并页定稿',
    '{name} changed the same place while you wrote. Both texts are kept; open the merge page and settle it',
  ),
  SEALED: refusal(
    409,
    '稿件已按撤稿令封存，不能再改。您写的字没有丢，留在写稿页右侧，只有您看得到',
    'This manuscript is sealed by a takedown and cannot be changed. What you wrote is kept beside the form, for you alone',
  ),
  NO_BASE: refusal(
    409,
    '这次保存没有说明是在第几版上改的，稿件没有动。请先读取稿件，保存时把读到的 revision（版本号）原样带上',
    'This save does not say which revision it was written on, so nothing was changed. Read the manuscript first and send the revision that you read along with your words',
  ),
  NOT_YOURS: refusal(403, '您只能改自己写的稿件', 'You may change only what you wrote yourself'),
  NO_DRAFT: refusal(404, '没有未保存的内容', 'There are no unsaved words'),
  NOT_SETTLED: refusal<{ left: number }>(422, '还有 {left} 处没有选定', '{left} places are not settled yet'),
});
