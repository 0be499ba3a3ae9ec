import type { MakePoll } from '../../contract';

/** A poll as somebody types it: one choice a line. */
export type PollDraft = { readonly question: string; readonly options: string; readonly minutes: string };

const FEWEST = 2;
const MOST = 6;

/** What is sent of a draft; undefined while it is no poll yet. Lines that say the same are one choice. */
export function pollOf({ question, options, minutes }: PollDraft): MakePoll | undefined {
  const lines = options.split('\n').map((line) => line.trim());
  const choices = [...new Set(lines.filter((line) => line !== ''))];
  const lasts = Number(minutes);
  const isWhole = question.trim().length > 1 && choices.length >= FEWEST && choices.length <= MOST;
  if (!isWhole || !Number.isInteger(lasts) || lasts < 1) return undefined;
  return { question: question.trim(), options: choices, minutes: lasts };
}
