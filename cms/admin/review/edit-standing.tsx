import type { ReactNode } from 'react';
import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { ReviewCase } from '../../contract';
import { StateWord } from '../reach/state-word';
import { Countdown } from './countdown';
import type { Which } from './reader';
import { reasonsFor } from './reasons';
import { TONES } from './tones';
import { isInHand, useCase, type CaseInHand } from './use-case';
import { usePowers } from './use-powers';
import { useReasonWords } from './use-reason-words';
import { useListing, useSay, type Say } from './words';

type Props = { readonly which: Which; readonly instead: ReactNode };

/** Where the review of a saved manuscript stands. */
export function EditStanding({ which: { documentId, locale }, instead }: Props) {
  const say = useSay();
  const found = useCase(`/cms/review/manuscripts/${documentId}/${locale}`);
  if (!isInHand(found)) return found.reading.failed ? instead : null;
  const { one } = found;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <StateWord tone={TONES[one.state]} word={say(`state.${one.state}`)} />
        {one.dueAt !== null && <Countdown due={one.dueAt} />}
      </Flex>
      <Outlook one={one} />
      {one.openReds > 0 && (
        <Typography tag="p" textColor="danger600">
          {say('panel.reds', { count: one.openReds })}
        </Typography>
      )}
      {one.state === 'returned' && one.returned && (
        <Typography tag="p" style={{ whiteSpace: 'pre-wrap' }}>
          {say('panel.returned', { name: one.returned.by, note: one.returned.note })}
        </Typography>
      )}
      <HandIn hand={found} />
      <LinkButton tag={Link} to={`/plugins/cms/review/${documentId}/${locale}`} variant="tertiary" fullWidth>
        {say('panel.open')}
      </LinkButton>
    </Flex>
  );
}

/** What is missing before it can go out, and whose hands it is in. */
function Outlook({ one }: { readonly one: ReviewCase }) {
  const say = useSay();
  const listed = useListing();
  const steps = listed(one.missing.map(({ kind, level }) => say(`step.${kind}.${level}`)));
  return (
    <>
      <Typography tag="p" textColor="neutral600">
        {outlookOf(say, one, steps)}
      </Typography>
      {one.claimedBy && (
        <Typography tag="p" textColor="neutral600">
          {say('panel.holder', { name: one.claimedBy.name })}
        </Typography>
      )}
    </>
  );
}

function outlookOf(say: Say, { state, missing, rules }: ReviewCase, steps: string): string {
  if (state === 'emergency') return say('panel.emergency');
  if (missing.length > 0) return say('panel.missing', { steps });
  return say(rules.levels.length === 0 && rules.proofs.length === 0 ? 'panel.direct' : 'panel.covered');
}

/** Handing in what is saved: words that stand in the form alone are nobody's to review. */
function HandIn({ hand: { one, press, busy } }: { readonly hand: CaseInHand }) {
  const say = useSay();
  const reasonOf = useReasonWords();
  const isModified = useForm('HandIn', ({ modified }) => modified);
  const reasons = reasonsFor(one, usePowers()).filter(({ why }) => why === 'submit');
  if (!one.allowed.includes('submit')) {
    return reasons.map((reason) => (
      <Typography key={reason.why} tag="p" variant="pi" textColor="neutral600">
        {reasonOf(reason)}
      </Typography>
    ));
  }
  return (
    <>
      <Button fullWidth disabled={isModified} loading={busy} onClick={() => void press({ to: 'submit' })}>
        {say('do.submit')}
      </Button>
      {isModified && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say('panel.unsavedChanges')}
        </Typography>
      )}
    </>
  );
}
