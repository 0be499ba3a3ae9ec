import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { Faces, FormDialog, Nothing, Panel, Row, TabLinks, useActing, useReading } from '@hearth/cms/reach';
import { useSearchParams } from 'react-router-dom';
import type { LiveAnswer } from '../../contract';
import { QuestionLine } from './question-line';
import { useAnew } from './use-anew';
import { useSay } from './words';

type Answers = { readonly answers: readonly LiveAnswer[]; readonly more: boolean; readonly waiting: number };

/** What viewers asked: what waits for a person, the longest waiting first, or all of it with what the machine said and on what it stands. */
export function QuestionsPanel({ session }: { readonly session: string }) {
  const say = useSay();
  const [search] = useSearchParams();
  const shown = search.get('asked') === 'all' ? 'all' : 'waiting';
  const reading = useReading<Answers>(
    `/live/sessions/${session}/questions${shown === 'waiting' ? '?waiting=yes' : ''}`,
  );
  const [asked, ask] = useState<LiveAnswer>();
  useAnew(reading.reload);
  const done = (): void => {
    ask(undefined);
    reading.reload();
  };
  return (
    <Panel title={say('questions')} aside={<Count value={reading.value?.waiting} />}>
      <TabLinks
        label={say('questions')}
        at={shown}
        tabs={[
          { key: 'waiting', words: say('asked.waiting'), to: '?' },
          { key: 'all', words: say('asked.all'), to: '?asked=all' },
        ]}
      />
      <Faces of={reading}>
        {({ answers }) =>
          answers.length === 0 ? (
            <Nothing>{say(shown === 'all' ? 'asked.none' : 'questions.none')}</Nothing>
          ) : (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {answers.map((answer) => (
                <QuestionLine key={answer.id} answer={answer} onReply={ask} />
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
