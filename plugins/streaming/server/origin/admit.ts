import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { FastRequest } from '@hearth/cms/platform';
import { mayStandOn } from '../passes/page.rules';
import { audienceOf, isViewer, linkOfViewer, tokenIn, type Pass, type Shown } from '../passes/pass.rules';
import type { PassCheck } from '../passes/pass-check';
import type { RevokedLinks } from '../passes/revoked-links';
import type { Admission, MayWatch } from './may-watch';

/** What is to be known of what somebody wants to watch. */
export type Guarded = { readonly signed: boolean; readonly station: string; readonly hosts: readonly string[] };

/** What the door stands on. */
export type DoorPorts = {
  readonly placeOf: (playback: string) => Promise<Guarded | undefined>;
  readonly check: PassCheck;
  readonly revoked: Pick<RevokedLinks, 'has'>;
  /** Somebody with a pass of their own watches. */
  readonly saw: (seen: { readonly playback: string; readonly station: string; readonly viewer: string }) => void;
};

/**
 * Lets viewers in. What is open stays open also to those whose token has run out; what is signed needs a living pass for this very thing, on a
 * page that the room's list of today allows.
 */
export function createDoor({ placeOf, check, revoked, saw }: DoorPorts): MayWatch {
  const passOf = async (shown: Shown, wanted: Wanted): Promise<Pass | undefined> => {
    const pass = await check(shown.token);
    if (pass?.playback !== wanted.playback || pass.audience !== wanted.audience) return undefined;
    const link = pass.viewer === undefined ? undefined : linkOfViewer(pass.viewer);
    return link !== undefined && (await revoked.has(link)) ? undefined : pass;
  };
  return async (request, playback): Promise<Result<Admission, Refusal>> => {
    const place = await placeOf(playback);
    if (!place) return ok({ carry: '' });
    const shown = tokenIn(request);
    const pass = shown && (await passOf(shown, { playback, audience: audienceOf(request.path) }));
    const why = place.signed ? refusalOf(place, request, { shown, pass }) : undefined;
    if (why) return err(why);
    if (!shown || !pass) return ok({ carry: '' });
    if (pass.audience === 'v' && isViewer(pass.viewer)) {
      saw({ playback, station: place.station, viewer: pass.viewer });
    }
    return ok({ carry: shown.inPath ? '' : `?token=${shown.token}`, token: shown.token });
  };
}

type Had = { readonly shown: Shown | undefined; readonly pass: Pass | undefined };

/** Why somebody may not watch what is signed. */
function refusalOf({ hosts }: Guarded, request: FastRequest, { shown, pass }: Had) {
  if (!shown) return 'STREAMING.PASS_NEEDED';
  if (!pass) return 'STREAMING.PASS_REFUSED';
  return mayStandOn(hosts, pageOf(request)) ? undefined : 'STREAMING.PAGE_REFUSED';
}

type Wanted = Pick<Pass, 'playback' | 'audience'>;

const pageOf = ({ req }: FastRequest) => ({ referer: req.headers.referer, host: req.headers.host });
