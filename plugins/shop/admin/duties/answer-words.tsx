import { Box, Flex, Typography } from '@strapi/design-system';
import { Moment } from '@hearth/cms/reach';
import type { DutyAnswer, DutyEvidence } from '../../contract';
import { DutyStateWord } from './duty-state';
import { useSay } from './words';

/** As high as a finger needs. */
const FINGER = { cursor: 'pointer', lineHeight: '28px' } as const;

/** Who answered, when, by which check or in which words. */
export function AnswerWords({ answer }: { readonly answer: DutyAnswer }) {
  const say = useSay();
  const { check, by, at, words } = answer;
  const who = check
    ? say('duties.by.machine', { check: say(`duties.checked.${check.name}`), version: check.version, by })
    : say('duties.by.person', { by });
  return (
    <Box>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {who} · <Moment at={at} />
      </Typography>
      {words !== '' && (
        <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {words}
        </Typography>
      )}
    </Box>
  );
}

/** All that a check looked at; what is wrong stands first and says what. */
export function EvidenceWords({ answer: { evidence, evidenceHash } }: { readonly answer: DutyAnswer }) {
  const say = useSay();
  if (evidence.length === 0) return null;
  const wrong = evidence.filter(({ fault }) => fault !== null);
  return (
    <Box tag="details" open={wrong.length > 0} paddingTop={1}>
      <Typography tag="summary" variant="pi" style={FINGER}>
        {say('duties.looked', { count: evidence.length })}
      </Typography>
      <Box tag="ul" paddingTop={2}>
        {evidence.map((one) => (
          <Looked key={`${one.kind} ${one.ref} ${one.hash ?? ''} ${one.fault ?? ''}`} one={one} />
        ))}
      </Box>
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
        {say('duties.hash', { hash: evidenceHash })}
      </Typography>
    </Box>
  );
}

function Looked({ one: { kind, ref, hash, fault } }: { readonly one: DutyEvidence }) {
  const say = useSay();
  return (
    <Typography
      tag="li"
      variant="pi"
      textColor={fault === null ? 'neutral600' : 'danger600'}
      style={{ overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}
    >
      {`${say(`duties.kind-of.${kind}`)} ${ref} · ${say(fault === null ? 'duties.sound' : `duties.fault.${fault}`)}`}
      {hash === null ? '' : ` · ${hash.slice(0, 12)}`}
    </Typography>
  );
}

/** What was answered before, the newest first. */
export function EarlierAnswers({ answers }: { readonly answers: readonly DutyAnswer[] }) {
  const say = useSay();
  if (answers.length === 0) return null;
  return (
    <Box tag="details" paddingTop={1}>
      <Typography tag="summary" variant="pi" style={FINGER}>
        {say('duties.history', { count: answers.length })}
      </Typography>
      {[...answers].reverse().map((one) => (
        <Flex key={one.id} gap={3} alignItems="flex-start" paddingTop={2} wrap="wrap">
          <DutyStateWord state={one.outcome} />
          <AnswerWords answer={one} />
        </Flex>
      ))}
    </Box>
  );
}
