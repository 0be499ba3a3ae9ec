import { defineErrors, refusal } from '@hearth/cms/contract';

/** What {{name}} refuses, and why. */
export const {{camel}}Errors = defineErrors('{{NAMESPACE}}', {
  {{NOUN}}_NOT_FOUND: refusal(404, '没有找到这一条，可能已被移走', 'Not found; it may have been moved'),
  {{NOUN}}_NOT_OPEN: refusal<{ state: string }>(
    409,
    '当前状态“{state}”下不能完成',
    'It cannot be finished in state “{state}”',
  ),
});
