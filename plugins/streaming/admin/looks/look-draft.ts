import { lookName, type ChangeLook, type Look, type Looks } from '../../contract';

/** A mark as it is chosen: one of the room's, or one that is about to be brought. */
export type DraftMark = Omit<NonNullable<Look['logo']>, 'hash'> & {
  readonly picture: NonNullable<ChangeLook['logo']>['picture'];
  /** As a page shows it. */
  readonly url: string;
};

/** A look as it is chosen and not saved. */
export type Draft = Pick<Look, 'shape' | 'cropX'> & { readonly mark: DraftMark | null };

/** Where a new mark stands at first. */
export const USUAL_MARK = { corner: 'top-right', percent: 20, opacity: 90 } as const;

/** What somebody begins to change. */
export function draftOf({ shape, cropX, logo }: Look, { logos }: Pick<Looks, 'logos'>): Draft {
  const known = logo && logos.find(({ hash }) => hash === logo.hash);
  if (!logo || !known) return { shape, cropX, mark: null };
  const { hash, ...mark } = logo;
  return { shape, cropX, mark: { ...mark, picture: { hash }, url: known.picture } };
}

/** What is sent of it. */
export function wordsOf({ shape, cropX, mark }: Draft): Omit<ChangeLook, 'version'> {
  if (!mark) return { shape, cropX, logo: null };
  const { url: _shown, ...logo } = mark;
  return { shape, cropX, logo };
}

/** By what it is one with the pictures of other platforms: a mark that is new is one with none. */
export function nameOf({ shape, cropX, mark }: Draft): string | undefined {
  const hash = mark && 'hash' in mark.picture ? mark.picture.hash : 'new';
  const logo = mark && { hash, corner: mark.corner, percent: mark.percent, opacity: mark.opacity };
  return lookName({ shape, cropX, logo });
}
