import { err } from '@hearth/cms/kernel';
import type { OutsideAnswer, OutsideProblem } from '@hearth/cms/platform';
import type { Answered, LiveStreaming } from '../../../contract';

/** What the local side of captions stands on. */
export type LocalCaptionsPorts = {
  /** Reads what lies at an address that somebody gave; it asks nobody inside the house. */
  fetch(url: string): Promise<OutsideAnswer | OutsideProblem>;
  store(
    recording: string,
    words: { readonly language: string; readonly name: string; readonly vtt: string },
  ): Answered<void>;
};

/** Adds words to recordings of our own: they become a track of the recording. */
export function localCaptions({ fetch, store }: LocalCaptionsPorts): LiveStreaming['captions'] {
  return {
    async add(recording, { language, name, vttUrl }) {
      const answer = await fetch(vttUrl);
      if ('problem' in answer) {
        const { problem, note } = answer;
        const mayComeYet = problem === 'unreachable' || problem === 'too-slow';
        return mayComeYet
          ? err('STREAMING.PROVIDER_BUSY')
          : err('STREAMING.PROVIDER_REFUSED', { why: `${problem} ${note}` });
      }
      return store(recording, { language, name, vtt: answer.body.toString('utf8') });
    },
  };
}
