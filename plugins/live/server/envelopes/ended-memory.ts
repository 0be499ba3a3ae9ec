import type { MakeEnvelope } from '../../contract';
import type { TakenShare } from './share-store';

/** A red packet of which nobody can take a share any more: who has one, and nobody else ever will. */
export type EndedEnvelope = {
  readonly station: string;
  readonly payout: MakeEnvelope['payout'];
  readonly shares: ReadonlyMap<string, TakenShare>;
};

/** What a node remembers of red packets that are over, so that those who come too late cost the database nothing. */
export type EndedMemory = {
  of(envelope: string): EndedEnvelope | undefined;
  keep(envelope: string, ended: EndedEnvelope): void;
};

/** Remembers so many, the newest; what ended never changes, so it never has to be forgotten for another reason. */
export function createEndedMemory(most: number): EndedMemory {
  const known = new Map<string, EndedEnvelope>();
  return {
    of: (envelope) => known.get(envelope),
    keep(envelope, ended) {
      known.delete(envelope);
      known.set(envelope, ended);
      const oldest = known.keys().next();
      if (known.size > most && !oldest.done) known.delete(oldest.value);
    },
  };
}
