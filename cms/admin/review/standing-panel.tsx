import type { ReactNode } from 'react';
import { Box, Typography } from '@strapi/design-system';
import type { ReviewCase } from '../../contract';
import { Facts, type Fact } from '../reach/facts';
import { Moment } from '../reach/moment';
import { StateWord } from '../reach/state-word';
import { Countdown } from './countdown';
import { LateProposal } from './late-proposal';
import { Panel } from './panel';
import { TONES } from './tones';
import { capital, useSay } from './words';

/** What state, who has it, until when; and under it what may be done. */
export function StandingPanel({ one, children }: { readonly one: ReviewCase; readonly children: ReactNode }) {
  const say = useSay();
  return (
    <Panel title={say('standing')} aside={<StateWord tone={TONES[one.state]} word={say(`state.${one.state}`)} />}>
      <Hands one={one} />
      <Returned one={one} />
      <Emergency one={one} />
      {children}
    </Panel>
  );
}

function Hands({ one }: { readonly one: ReviewCase }) {
  const say = useSay();
  const facts: readonly Fact[] = [
    // The states of the levels say by their names what they wait for.
    ...(one.state !== 'emergency' || one.level === null
      ? []
      : [[say('waitsFor'), capital(say(`step.review.${one.level}`))] as const]),
    ...(one.dueAt === null ? [] : [[say('column.due'), <Countdown key="due" due={one.dueAt} />] as const]),
    ...(one.level === null && !one.claimedBy
      ? []
      : [[say('column.holder'), <Holder key="holder" one={one} />] as const]),
    ...(one.proofBy === null ? [] : [[say('column.reader'), <Reader key="reader" one={one} />] as const]),
    ...(one.heldUntil === null || one.state !== 'held'
      ? []
      : [[say('heldUntil'), <Moment key="held" at={one.heldUntil} />] as const]),
    [say('column.author'), one.author || say('holder.none')],
  ];
  return <Facts facts={facts} />;
}

function Holder({ one: { claimedBy, allowed } }: { readonly one: ReviewCase }) {
  const say = useSay();
  if (!claimedBy) return <>{say('holder.none')}</>;
  return (
    <>
      {allowed.includes('release_claim') ? say('holder.me') : claimedBy.name}{' '}
      <Typography variant="pi" textColor="neutral600">
        {say('until')} <Moment at={claimedBy.until} />
      </Typography>
    </>
  );
}

function Reader({ one: { proofBy, allowed } }: { readonly one: ReviewCase }) {
  const say = useSay();
  if (!proofBy) return null;
  return (
    <>
      {allowed.includes('release_proof') ? say('holder.me') : proofBy.name}{' '}
      <Typography variant="pi" textColor="neutral600">
        {say('until')} <Moment at={proofBy.until} />
      </Typography>
    </>
  );
}

/** Why it came back stays in sight until it is handed in again. */
function Returned({ one: { returned, state } }: { readonly one: ReviewCase }) {
  const say = useSay();
  if (!returned || state !== 'returned') return null;
  return (
    <Note>
      <Typography tag="p" fontWeight="bold">
        {say('returned.by', {
          name: returned.by,
          step: returned.proof ? say('returned.proof') : say(`step.review.${returned.from}`),
        })}
        {' · '}
        {say(`reason.${returned.reason}`)}
      </Typography>
      <Typography tag="p" style={{ whiteSpace: 'pre-wrap' }}>
        {returned.note}
      </Typography>
    </Note>
  );
}

function Emergency({ one }: { readonly one: ReviewCase }) {
  const say = useSay();
  const { emergency } = one;
  if (!emergency) return null;
  return (
    <Note>
      <Typography tag="p" fontWeight="bold" textColor={emergency.missed ? 'danger600' : 'neutral800'}>
        {say(emergency.missed ? 'emergency.missed' : 'emergency.by', { name: emergency.by })}
      </Typography>
      <Typography tag="p" style={{ whiteSpace: 'pre-wrap' }}>
        {emergency.reason}
      </Typography>
      <LateProposal one={one} />
    </Note>
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return (
    <Box background="neutral150" hasRadius padding={3} marginTop={4}>
      {children}
    </Box>
  );
}
