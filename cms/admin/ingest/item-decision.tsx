import { Typography } from '@strapi/design-system';
import type { IngestItem } from '../../contract';
import { StateWord, type Tone } from '../reach/state-word';
import { useSay } from './words';

const TONES: Readonly<Record<IngestItem['decision']['do'], Tone>> = {
  lead: 'proof',
  attach: 'proof',
  notify: 'proof',
  drop: 'stop',
  keep: 'wait',
};

/** What became of an item: by a rule, which is named, or by a person. */
export function ItemDecision({ item }: { readonly item: IngestItem }) {
  const say = useSay();
  const { decision, lead, asideAt } = item;
  const byHand = lead !== null && (decision.do === 'keep' || decision.do === 'drop');
  if (byHand) return <StateWord tone="proof" word={say('done.byHand')} />;
  if (asideAt !== null) return <StateWord tone="quiet" word={say('done.asideBefore')} />;
  return (
    <>
      <StateWord tone={TONES[decision.do]} word={say(`do.${decision.do}`)} />
      {decision.name && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say('byRule', { rule: decision.name })}
        </Typography>
      )}
    </>
  );
}
