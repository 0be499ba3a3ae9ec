import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { Mark, MarkEvent } from '../../contract';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { StateWord, type Tone } from '../reach/state-word';
import { useSay as useReviewSay } from '../review/words';
import { ReplyForm, WaiveForm } from './mark-forms';
import type { MarksInHand } from './use-marks';
import { goToMark } from './use-painted-marks';
import { useSay } from './words';

type Props = {
  readonly mark: Mark;
  readonly hand: MarksInHand;
  readonly people: readonly { readonly id: string; readonly name: string }[];
};

/** One remark: what it is about, what is said, what may be done. */
export function MarkCard({ mark, hand, people }: Props) {
  const say = useSay();
  const [open, setOpen] = useState<'reply' | 'waive'>();
  const move = (event: MarkEvent, why?: string): Promise<boolean> =>
    hand.press({
      method: 'post',
      to: `/${mark.id}/moves`,
      body: { event, version: mark.version, ...(why ? { why } : {}) },
    });
  return (
    <Box tag="li" paddingTop={3} paddingBottom={3} style={{ borderBottom: '1px solid var(--hearth-line, #e4dcd0)' }}>
      <Heading mark={mark} />
      <Typography tag="p" paddingTop={1} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {mark.text}
      </Typography>
      <Said mark={mark} />
      <Flex gap={2} wrap="wrap" paddingTop={2}>
        {mark.allowed.map((event) => (
          <Button
            key={event}
            size="S"
            variant={event === 'resolve' ? 'secondary' : 'tertiary'}
            loading={hand.busy}
            onClick={() => (event === 'waive' ? setOpen('waive') : void move(event))}
          >
            {say(`do.${event}`)}
          </Button>
        ))}
        {mark.state === 'open' && (
          <Button size="S" variant="ghost" onClick={() => setOpen('reply')}>
            {say('do.reply')}
          </Button>
        )}
      </Flex>
      {open === 'reply' && <ReplyForm hand={hand} mark={mark} people={people} onClose={() => setOpen(undefined)} />}
      {open === 'waive' && (
        <WaiveForm busy={hand.busy} onClose={() => setOpen(undefined)} onWaive={(why) => move('waive', why)} />
      )}
    </Box>
  );
}

const TONES: Readonly<Record<Mark['state'], Tone>> = { open: 'wait', resolved: 'proof', waived: 'quiet' };

function Heading({ mark }: { readonly mark: Mark }) {
  const say = useSay();
  const reviewSay = useReviewSay();
  const { state, severity, reason, anchor, orphaned } = mark;
  const word = state === 'open' ? say(`severity.${severity}`) : say(`state.${state}`);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2} wrap="wrap" alignItems="baseline">
        <StateWord tone={state === 'open' && severity === 'must' ? 'stop' : TONES[state]} word={word} />
        {reason !== null && <Typography variant="pi">{reviewSay(`reason.${reason}`)}</Typography>}
        {orphaned && (
          <Typography variant="pi" textColor="warning600">
            {say('orphaned')}
          </Typography>
        )}
      </Flex>
      {anchor.quote === '' ? (
        <Typography variant="pi" textColor="neutral600">
          {say('whole')}
        </Typography>
      ) : orphaned ? (
        <Typography tag="del" variant="pi" textColor="neutral600">
          {anchor.quote}
        </Typography>
      ) : (
        <NameButton onClick={() => goToMark(mark)}>{say('quote', { quote: anchor.quote })}</NameButton>
      )}
    </Flex>
  );
}

function Said({ mark: { name, at, replies, closed, sentBack } }: { readonly mark: Mark }) {
  const say = useSay();
  const reviewSay = useReviewSay();
  return (
    <>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {name} · <Moment at={at} />
        {sentBack && ` · ${say('sentBack', { step: reviewSay(`step.review.${sentBack.level}`) })}`}
      </Typography>
      {replies.map((reply) => (
        <Box key={reply.id} paddingTop={2} paddingLeft={4}>
          <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {reply.text}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {reply.name} · <Moment at={reply.at} />
          </Typography>
        </Box>
      ))}
      {closed && (
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={1}>
          {closed.why
            ? say('closedWhy', { name: closed.name, why: closed.why })
            : say('closedBy', { name: closed.name })}{' '}
          <Moment at={closed.at} />
        </Typography>
      )}
    </>
  );
}
