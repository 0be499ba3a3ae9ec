import type { ReviewState } from '../../contract';

type Kept = {
  readonly station: string;
  readonly documentId: string;
  readonly locale: 'zh-Hans' | 'en';
  readonly revision: number;
  readonly hash: string;
  readonly columnId: string;
  readonly state: ReviewState;
};

/** A case as the hour of our own app is asked about it; an emergency order goes before most of them. */
export function goingOf({ station, documentId, locale, revision, hash, columnId, state }: Kept) {
  return { station, documentId, locale, revision, hash, columnId, isEmergency: state === 'emergency' };
}
