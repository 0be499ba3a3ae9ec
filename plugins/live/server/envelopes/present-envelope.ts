import type { Vault } from '@hearth/cms/platform';
import type { Envelope, EnvelopeEvent, EnvelopeState, OpenTool, ShownEnvelope } from '../../contract';
import { placeOf, SEALED_ENVELOPE_SEEDS } from '../games/sealed-places';
import type { KeptEnvelope } from './envelope-store';
import { envelopeMachine } from './envelope.machine';

/** What people press; the rest the house does by itself. */
const PRESSED: readonly EnvelopeEvent[] = ['fund', 'publish', 'stop', 'cancel', 'archive'];
/** From then on nobody can take a share, and the seed is told. */
const ENDED: readonly EnvelopeState[] = ['sold-out', 'expired', 'settled', 'archived'];

type Told = Pick<Envelope, 'seed' | 'seedHash'>;

/** The hash of the seed from the beginning, the seed itself when it is over. */
export function toldOf(vault: Vault, { id, state, seed, seedHash }: KeptEnvelope): Told {
  const isTold = seed !== null && ENDED.includes(state);
  return { seedHash, seed: isTold ? vault.open(placeOf(SEALED_ENVELOPE_SEEDS, id), seed) : null };
}

type Paid = Pick<KeptEnvelope, 'payout' | 'state' | 'takenFen' | 'paidFen'>;

/** What viewers took on account and were not paid yet; a coupon is theirs at once. */
export const owedOf = ({ payout, state, takenFen, paidFen }: Paid): number =>
  payout === 'account' && state === 'settled' ? takenFen - paidFen : 0;

/** A red packet as the people of the station see it. */
export function presentEnvelope(vault: Vault, envelope: KeptEnvelope): Envelope {
  const { station: _own, room: _where, fundedMonth: _when, opensAt, closesAt, seed: _sealed, ...shown } = envelope;
  return {
    ...shown,
    ...toldOf(vault, envelope),
    ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
    allowedEvents: envelopeMachine
      .allowed(envelope.state)
      .filter((event) => PRESSED.includes(event) && (event !== 'archive' || owedOf(envelope) === 0)),
  };
}

/** A red packet as viewers see it. */
export function showEnvelope(vault: Vault, envelope: KeptEnvelope): ShownEnvelope {
  const { id, session, title, count, payout, audience, budget, least, most, taken } = envelope;
  const { seed, seedHash } = toldOf(vault, envelope);
  return {
    ...{ id, session, title, count, payout, audience, budget, least, most, taken, seed, seedHash: seedHash ?? '' },
    ...{ opensAt: envelope.opensAt.toISOString(), closesAt: envelope.closesAt.toISOString() },
    state: phaseOf(envelope.state),
  };
}

function phaseOf(state: EnvelopeState): ShownEnvelope['state'] {
  if (state === 'published') return 'coming';
  return state === 'open' ? 'open' : 'over';
}

/** A red packet as the room tells of it. */
export const toolOf = ({ id, title, opensAt, closesAt }: KeptEnvelope): OpenTool => ({
  ...{ kind: 'envelope', id, title },
  ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
});
