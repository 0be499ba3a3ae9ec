import { outletFormats, type DeskMessage, type LiveMessage } from '../../contract';

type Kept = LiveMessage & Partial<Pick<DeskMessage, 'platform'>>;

/** A message as viewers see it: what was written on a platform says so beside its author. */
export const shownMessage = ({ id, kind, text, author, clock, lane, isRobot, at, platform }: Kept): LiveMessage => ({
  ...{ id, kind, text, clock, lane, isRobot, at },
  author: platform ? `${author} · ${outletFormats[platform].name.en}` : author,
});
