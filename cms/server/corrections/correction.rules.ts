import type { Channel, CorrectionTrack, CorrectionWay, PostingState, ReviewRules } from '../../contract';

/** The best way in which an account can be corrected: the post itself, else a new one in its place, else a notice, else a person. */
export function wayOf({ lane, capabilities }: Pick<Channel, 'lane' | 'capabilities'>): CorrectionWay {
  if (lane === 'assisted') return 'manual';
  if (lane !== 'driver' || capabilities.includes('edit')) return 'edit';
  if (capabilities.includes('delete')) return 'repost';
  return capabilities.includes('publish') ? 'notice' : 'manual';
}

/** The words of a correction by notice: what was corrected says so before anything else. */
export const asNotice = <Words extends { readonly title: string; readonly locale: string }>(words: Words): Words => ({
  ...words,
  title: words.locale === 'en' ? `Correction: ${words.title}` : `更正：${words.title}`,
});

/** Whether what is sent now takes the place of what stands; a notice stands beside it, as nothing there can be changed or removed. */
export const takesPlace = (
  channel: Pick<Channel, 'lane' | 'capabilities'>,
  { corrects }: { readonly corrects: boolean },
): boolean => !(corrects && wayOf(channel) === 'notice');

/**
 * The fast lane of a correction: the second and third review and no proof. Where the rules ask for neither, they stay as they are, so
 * that nothing goes out with less than a column wants of everything else.
 */
export function fastLane(rules: ReviewRules): ReviewRules {
  const levels = rules.levels.filter((level) => level >= 2);
  return levels.length === 0 ? rules : { ...rules, levels, proofs: [] };
}

const THERE: readonly (PostingState | null)[] = ['live', 'replaced'];
const DROPPED: readonly (PostingState | null)[] = ['dropped', 'down'];

type Track = Pick<CorrectionTrack, 'state' | 'stands'> & { readonly givenUp: object | null };

/**
 * Whether an account is done: the corrected words stand there, or nothing stands there and their delivery was dropped, or somebody said
 * by name that it can never have them, whatever still stands.
 */
export const isTrackDone = ({ state, stands, givenUp }: Track): boolean =>
  THERE.includes(state) || (DROPPED.includes(state) && stands === null) || givenUp !== null;
