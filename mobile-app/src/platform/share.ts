import { Share } from 'react-native';

export interface ShareCard {
  readonly title: string;
  readonly station: string;
  readonly summary: string;
  readonly when: string;
  readonly url: string;
  /** The station's two inks: the ground of its mark and the flame on it. */
  readonly inks: readonly [string, string];
  readonly flame: string;
  readonly hearth: string;
}

/** `unable` where the platform has no sheet of its own to hand the card to. */
export type ShareOutcome = 'shared' | 'unable';

/** Phones draw no picture: their own sheet makes a card from the link's Open Graph tags. */
export function drawCard(_card: ShareCard): Promise<string | null> {
  return Promise.resolve(null);
}

export async function shareStory(card: ShareCard, _picture: string | null): Promise<ShareOutcome> {
  await Share.share({ title: card.title, message: `${card.title}\n${card.station}\n${card.url}`, url: card.url });
  return 'shared';
}

export async function copyLink(url: string): Promise<boolean> {
  await Share.share({ message: url });
  return true;
}

export function savePicture(_picture: string, _name: string): void {}
