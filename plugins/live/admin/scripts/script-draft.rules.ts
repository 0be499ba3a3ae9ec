import type { ScriptBeat, ScriptDraft, WriteSentence, WrittenScript } from '../../contract';

/** A sentence while somebody writes it; `key` is only this page’s, so that a field keeps its place while lines move. */
export type DraftSentence = WriteSentence & { readonly key: number };

/** What a new script begins with: its beats in their order, each with nothing said yet. */
export const freshSentences = (beats: readonly ScriptBeat[]): readonly DraftSentence[] =>
  beats.map((beat, key) => ({ key, beat, text: '', claims: [] }));

/** The sentences of a version as they may be changed. */
export const sentencesOf = ({ sentences }: Pick<WrittenScript, 'sentences'>): readonly DraftSentence[] =>
  sentences.map(({ beat, text, claims }, key) => ({ key, beat, text, claims: claims.map(({ id }) => id) }));

/** A sentence behind another, of the same beat. */
export function withAnother(all: readonly DraftSentence[], at: number): readonly DraftSentence[] {
  const key = Math.max(-1, ...all.map((one) => one.key)) + 1;
  const beat = all[at]?.beat ?? 'hook';
  return [...all.slice(0, at + 1), { key, beat, text: '', claims: [] }, ...all.slice(at + 1)];
}

/** A machine’s draft behind what somebody wrote already: nothing that was written is lost, and places where nothing is said yet give way. */
export function withDraft(all: readonly DraftSentence[], { sentences }: ScriptDraft): readonly DraftSentence[] {
  const key = Math.max(-1, ...all.map((one) => one.key)) + 1;
  const written = all.filter(({ text }) => text.trim() !== '');
  return [...written, ...sentences.map((one, place) => ({ ...one, key: key + place }))];
}

/** What is sent: sentences in which something is said. */
export const spokenOf = (all: readonly DraftSentence[]): readonly WriteSentence[] =>
  all.flatMap(({ beat, text, claims }) => (text.trim() === '' ? [] : [{ beat, text: text.trim(), claims }]));
