import type { Refusal, Result } from '@hearth/cms/kernel';
import { ok } from '@hearth/cms/kernel';
import type { FastRequest } from '@hearth/cms/platform';

/**
 * What a viewer was let in with: `carry` goes behind every address of a playlist, so that the next request is let in too; a first playlist puts
 * `token` behind the name of the broadcast instead, and what lies there needs no more.
 */
export type Admission = { readonly carry: string; readonly token?: string };

/** Whether somebody may watch this; asked once for each request of a player, so its answer has to be quick. */
export type MayWatch = (
  request: FastRequest,
  playback: string,
) => Result<Admission, Refusal> | Promise<Result<Admission, Refusal>>;

/** Everybody may watch what is public. */
export const everybody: MayWatch = () => ok({ carry: '' });
