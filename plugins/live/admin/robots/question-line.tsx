import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Moment, StateWord, useMay, useSpoken } from '@hearth/cms/reach';
import { answerViewers, type AnswerSource, type LiveAnswer } from '../../contract';
import { useSay } from './words';

type Props = { readonly answer: LiveAnswer; readonly onReply: (answer: LiveAnswer) => void };

/** A question of a viewer with what was said to it, by whom, and on what that stands. */
export function QuestionLine({ answer, onReply }: Props) {
  const say = useSay();
  const mayReply = useMay(answerViewers);
  const { question, topic, outcome, at, reply } = answer;
  const waits = outcome !== 'answered' && reply === null;
  return (
    <Flex tag="li" gap={4} alignItems="flex-start" wrap="wrap" paddingTop={3} paddingBottom={3}>
      <Box style={{ flex: '0 0 7rem' }}>
        <StateWord
          tone={waits ? 'wait' : 'proof'}
          word={topic === null ? say(`outcome.${outcome}`) : say(`topic.${topic}`)}
        />
      </Box>
      <Box style={{ flex: '1 1 20rem', minWidth: 0 }}>
        <Typography tag="p" style={{ overflowWrap: 'anywhere' }}>
          {question}
        </Typography>
        <Said answer={answer} />
        <Typography tag="p" variant="pi" textColor="neutral600">
          <Moment at={at} />
        </Typography>
      </Box>
      {waits && mayReply && (
        <Button size="S" variant="tertiary" onClick={() => onReply(answer)}>
          {say('reply')}
        </Button>
      )}
    </Flex>
  );
}

/** What the viewer was told: by the machine, with its label and its source, or by a person, with their name. */
function Said({ answer: { text, source, label, reply } }: Pick<Props, 'answer'>) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <>
      {text !== null && (
        <Typography tag="p" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {`${spoken(label)} · ${text}`}
          {source !== null && <Source of={source} />}
        </Typography>
      )}
      {reply !== null && (
        <Typography tag="p" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {say('replied', { name: reply.by, text: reply.text })}
        </Typography>
      )}
    </>
  );
}

function Source({ of }: { readonly of: AnswerSource }) {
  const say = useSay();
  const spoken = useSpoken();
  const words =
    of.kind === 'paper'
      ? say('source.paper', { name: spoken(of.name), page: of.page })
      : say(of.kind === 'fact' ? 'source.fact' : 'source.offer');
  return <>{` (${words})`}</>;
}
