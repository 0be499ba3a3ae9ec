import { routes, type RouteGroup } from '@hearth/cms/platform';
import { envelopesContract, shownEnvelopesContract } from '../../contract';
import type { EnvelopeDeps } from './envelope-deps';
import { makeEnvelope } from './make-envelope';
import {
  archiveEnvelope,
  cancelEnvelope,
  fundEnvelope,
  payOutEnvelope,
  publishEnvelope,
  stopEnvelope,
} from './move-envelope';
import { listEnvelopes, myShares, seeBudget, setBudget, showEnvelopes } from './see-envelopes';

/** Red packets for the people of the station and for viewers: HTTP in, result out. */
export function envelopeRoutes(deps: EnvelopeDeps): readonly RouteGroup[] {
  return [
    routes(envelopesContract, {
      envelopes: ({ actor, query }) => listEnvelopes(deps, actor, query.session),
      makeEnvelope: ({ actor, body }) => makeEnvelope(deps, actor, body),
      fundEnvelope: ({ actor, params, body }) => fundEnvelope(deps, actor, { ...params, ...body }),
      publishEnvelope: ({ actor, params, body }) => publishEnvelope(deps, actor, { ...params, ...body }),
      stopEnvelope: ({ actor, params, body }) => stopEnvelope(deps, actor, { ...params, ...body }),
      cancelEnvelope: ({ actor, params, body }) => cancelEnvelope(deps, actor, { ...params, ...body }),
      archiveEnvelope: ({ actor, params, body }) => archiveEnvelope(deps, actor, { ...params, ...body }),
      payOutEnvelope: ({ actor, params, body }) => payOutEnvelope(deps, actor, { ...params, ...body }),
      gameBudget: ({ actor }) => seeBudget(deps, actor),
      setGameBudget: ({ actor, body }) => setBudget(deps, actor, body.fen),
    }),
    routes(shownEnvelopesContract, {
      shownEnvelopes: ({ params }) => showEnvelopes(deps, params.session),
      myShares: ({ actor }) => myShares(deps, actor),
    }),
  ];
}
