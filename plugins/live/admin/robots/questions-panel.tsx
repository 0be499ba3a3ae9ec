import { useState } from 'react';
import { Box, Button, Flex, Textarea, Typography } from '@strapi/design-system';
import {
  Faces,
  FormDialog,
  Moment,
  Nothing,
  Panel,
  Row,
  StateWord,
  useActing,
  useMay,
  useReading,
} from '@hearth/cms/reach';
import { answerViewers, type LiveAnswer } from '../../contract';
import { useAnew } from './use-anew';
import { useSay } from './words';

type Answers = { readonly answers: readonly LiveAnswer[]; readonly more: boolean; readonly waiting: number };

/** What viewers asked and no machine may answer, the longest waiting first. */
export function QuestionsPanel({ session }: { readonly session: string }) {
  const say = useSay();
  const reading = useReading<Answers>(`/live/sessions/${session}/questions?waiting=yes`);
  const [asked, ask] = useState<LiveAnswer>();
  useAnew(reading.reload);
  const done = (): void => {
    ask(undefined);
    reading.reload();
  };
  return (
    <Panel title={say('questions')} aside={<Count value={reading.value?.waiting} />}>
      <Faces of={reading}>
        {({ answers }) =>
          answers.length === 0 ? (
            <Nothing>{say('questions.none')}</Nothing>
          ) : (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {answers.map((answer) => (
                <Question key={answer.id} answer={answer} onReply={ask} />
              ))}
            </ul>
          )
        }
      </Faces>
      {asked && <ReplyDialog asked={asked} onClose={() => ask(undefined)} onDone={done} />}
    </Panel>
  );
}

function Count({ value }: { readonly value: number | undefined }) {
  const say = useSay();
  return value === undefined ? null : (
    <Typography variant="pi" textColor="neutral600">
      {say('questions.waiting', { count: value })}
    </Typography>
  );
}

type QuestionProps = { readonly answer: LiveAnswer; readonly onReply: (answer: LiveAnswer) => void };

function Question({ answer, onReply }: QuestionProps) {
  const say = useSay();
  const mayReply = useMay(answerViewers);
  const { question, topic, outcome, at } = answer;
  return (
    <Flex tag="li" gap={4} alignItems="flex-start" wrap="wrap" paddingTop={3} paddingBottom={3}>
      <Box style={{ flex: '0 0 7rem' }}>
        <StateWord tone="wait" word={topic === null ? say(`outcome.${outcome}`) : say(`topic.${topic}`)} />
      </Box>
      <Box style={{ flex: '1 1 20rem', minWidth: 0 }}>
        <Typography tag="p" style={{ overflowWrap: 'anywhere' }}>
          {question}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          <Moment at={at} />
        </Typography>
      </Box>
      {mayReply && (
        <Button size="S" variant="tertiary" onClick={() => onReply(answer)}>
          {say('reply')}
        </Button>
      )}
    </Flex>
  );
}

type ReplyProps = { readonly asked: LiveAnswer; readonly onClose: () => void; readonly onDone: () => void };

function ReplyDialog({ asked, onClose, onDone }: ReplyProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    const body = { text: text.trim() };
    if (await act({ method: 'post', path: `/live/questions/${asked.id}/reply`, body })) onDone();
  };
  return (
    <FormDialog
      title={say('reply')}
      action={say('reply.send')}
      busy={busy}
      canSend={text.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{asked.question}</Typography>
      <Row label={say('reply.words')} hint={say('reply.hint')} required>
        <Textarea
          maxLength={300}
          value={text}
          onChange={({ target }: { readonly target: { readonly value: string } }) => setText(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
