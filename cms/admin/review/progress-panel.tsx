import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReviewCase } from '../../contract';
import { Moment } from '../reach/moment';
import { StateWord, type Tone } from '../reach/state-word';
import { Panel } from './panel';
import { carriedOver, stepsOf, type StepView } from './steps';
import { capital, useFieldNames, useListing, useSay } from './words';

const TONE: Readonly<Record<StepView['standing'], Tone>> = {
  signed: 'proof',
  carried: 'proof',
  lost: 'stop',
  next: 'wait',
  later: 'quiet',
};

/** The three reviews and three proofs as a line of steps: who signed which, when, and whether that covers these words. */
export function ProgressPanel({ one }: { readonly one: ReviewCase }) {
  const say = useSay();
  const steps = stepsOf(one);
  return (
    <Panel title={say('progress')}>
      {steps.length === 0 ? (
        <Typography textColor="neutral600">{say('progress.direct')}</Typography>
      ) : (
        <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {steps.map((step) => (
            <Step key={`${step.kind} ${step.level}`} step={step} />
          ))}
        </Box>
      )}
      {one.rules.smallStation && (
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={3}>
          {say('progress.small')}
        </Typography>
      )}
    </Panel>
  );
}

function Step({ step }: { readonly step: StepView }) {
  const say = useSay();
  const { kind, level, standing } = step;
  return (
    <Box tag="li" paddingTop={3} paddingBottom={3} borderWidth="1px 0 0 0" borderStyle="solid" borderColor="neutral200">
      <Flex justifyContent="space-between" gap={3}>
        <Typography fontWeight="bold">{capital(say(`step.${kind}.${level}`))}</Typography>
        <StateWord tone={TONE[standing]} word={say(`standing.${standing}`)} />
      </Flex>
      <Signed step={step} />
    </Box>
  );
}

function Signed({ step: { signature, standing } }: { readonly step: StepView }) {
  const say = useSay();
  if (!signature) return null;
  const { name, onBehalfOf, at, errors, note, revision } = signature;
  return (
    <>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {onBehalfOf === null ? name : say('behalf', { name, lender: onBehalfOf })} · <Moment at={at} /> ·{' '}
        {say('revision', { n: revision })}
        {errors === null ? null : ` · ${say('errors', { count: errors })}`}
      </Typography>
      {standing === 'carried' && signature.carriedBy !== null && <Carried note={signature.carriedBy} />}
      {(standing === 'lost' || standing === 'next') && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say('lost')}
        </Typography>
      )}
      {note === null || note === '' ? null : (
        <Typography tag="p" variant="pi" style={{ whiteSpace: 'pre-wrap' }} paddingTop={1}>
          {note}
        </Typography>
      )}
    </>
  );
}

/** What carried a signature over an edit: only fields that weigh less than what it answers for. */
function Carried({ note }: { readonly note: string }) {
  const say = useSay();
  const nameOf = useFieldNames();
  const listed = useListing();
  const carried = carriedOver(note);
  if (!carried) return null;
  const fields = listed(carried.fields.map(nameOf));
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {say('carried', { fields, weight: say(`weight.${carried.weight}`) })}
    </Typography>
  );
}
