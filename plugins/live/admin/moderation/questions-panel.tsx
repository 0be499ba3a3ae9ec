import { useState } from 'react';
import { Box, Button, Flex, Textarea, Typography } from '@strapi/design-system';
import { Faces, FormDialog, Moment, Panel, Row, useActing, useLiveRoom, useMay, useReading } from '@hearth/cms/reach';
import { ROOM_LEAD, type DeskQuestion, type MoveQuestion, type QuestionEvent } from '../../contract';
import { useSay } from './words';

type Found = { readonly questions: readonly DeskQuestion[] };

/** What viewers asked and nobody answered yet; those that lie before the host stand first. */
export function QuestionsPanel({ room }: { readonly room: string }) {
  const say = useSay();
  const picked = useReading<Found>(`/live/rooms/${room}/questions?state=picked`);
  const asked = useReading<Found>(`/live/rooms/${room}/questions?state=asked`);
  const [answering, answer] = useState<DeskQuestion>();
  const reload = (): void => {
    picked.reload();
    asked.reload();
  };
  useLiveRoom(`live-order:${room}`, reload);
  return (
    <Panel title={say('room.questions')}>
      <Faces of={picked}>{({ questions }) => <Lines all={questions} onDone={reload} onAnswer={answer} />}</Faces>
      <Faces of={asked}>
        {({ questions }) => (
          <>
            {questions.length === 0 && <Typography textColor="neutral600">{say('room.questions.none')}</Typography>}
            <Lines all={questions} onDone={reload} onAnswer={answer} />
          </>
        )}
      </Faces>
      {answering && <AnswerDialog question={answering} onClose={() => answer(undefined)} onDone={reload} />}
    </Panel>
  );
}

type LinesProps = {
  readonly all: readonly DeskQuestion[];
  readonly onDone: () => void;
  readonly onAnswer: (question: DeskQuestion) => void;
};

function Lines({ all, ...deeds }: LinesProps) {
  return (
    <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {all.map((question) => (
        <Line key={question.id} question={question} {...deeds} />
      ))}
    </Box>
  );
}

const AT_ONCE = ['pick', 'reopen', 'dismiss'] as const satisfies readonly QuestionEvent[];

type LineProps = Omit<LinesProps, 'all'> & { readonly question: DeskQuestion };

function Line({ question, onDone, onAnswer }: LineProps) {
  const say = useSay();
  const mayLead = useMay(ROOM_LEAD);
  const { busy, act } = useActing();
  const { id, text, author, at, version, allowedEvents } = question;
  const move = async (event: QuestionEvent): Promise<void> => {
    const body: MoveQuestion = { event, answer: null, version };
    await act({ method: 'post', path: `/live/questions/${id}`, body });
    onDone();
  };
  return (
    <Flex tag="li" gap={4} justifyContent="space-between" wrap="wrap" paddingTop={2} paddingBottom={2}>
      <Box style={{ flex: '1 1 28rem', overflowWrap: 'anywhere' }}>
        <Typography tag="p">{text}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {author} · <Moment at={at} />
        </Typography>
      </Box>
      {mayLead && (
        <Flex gap={2} wrap="wrap">
          {allowedEvents.includes('answer') && (
            <Button size="S" disabled={busy} onClick={() => onAnswer(question)}>
              {say('room.question.answer')}
            </Button>
          )}
          {AT_ONCE.filter((event) => allowedEvents.includes(event)).map((event) => (
            <Button key={event} size="S" variant="tertiary" disabled={busy} onClick={() => void move(event)}>
              {say(`room.question.${event}`)}
            </Button>
          ))}
        </Flex>
      )}
    </Flex>
  );
}

type AnswerProps = { readonly question: DeskQuestion; readonly onClose: () => void; readonly onDone: () => void };

/** An answer in words, or the word that the host answered aloud. */
function AnswerDialog({ question: { id, text, version }, onClose, onDone }: AnswerProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [words, setWords] = useState('');
  const said = words.trim();
  const send = async (): Promise<void> => {
    const body: MoveQuestion = { event: 'answer', answer: said === '' ? null : said, version };
    if (!(await act({ method: 'post', path: `/live/questions/${id}`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('room.question.answer')}
      action={say(said === '' ? 'room.question.aloud' : 'room.question.send')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{text}</Typography>
      <Row label={say('room.question.words')} hint={say('room.question.hint')}>
        <Textarea
          maxLength={500}
          value={words}
          onChange={({ target }: { readonly target: { readonly value: string } }) => setWords(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
