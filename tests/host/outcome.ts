/** What a verb answered: the code of its refusal, or `ok`. */
export const codeOf = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  answer.error?.code ?? 'ok';
