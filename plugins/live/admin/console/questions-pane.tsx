import { useLiveRoom, useMay, useReading } from '@hearth/cms/reach';
import { ROOM_LEAD, type DeskQuestion, type QuestionEvent } from '../../contract';
import { Deed, Deeds, Lines, Pane, Soft } from './look';
import { Nothing } from './nothing';
import type { Desk } from './use-desk';
import { useSay } from './words';

type Props = { readonly desk: Desk; readonly room: string };

const DEEDS = ['pick', 'dismiss'] as const satisfies readonly QuestionEvent[];

/** What viewers ask; what is picked stands on the teleprompter. */
export function QuestionsPane({ desk, room }: Props) {
  const say = useSay();
  const why = useMay(ROOM_LEAD) ? undefined : say('may-not');
  const read = useReading<{ readonly questions: readonly DeskQuestion[] }>(`/live/rooms/${room}/questions?state=asked`);
  const { value, reload } = read;
  useLiveRoom(`live-order:${room}`, reload);
  const questions = value?.questions ?? [];
  const move = async ({ id, version }: DeskQuestion, event: QuestionEvent): Promise<void> => {
    const ask = { method: 'post', path: `/live/questions/${id}`, body: { event, answer: null, version } } as const;
    await desk.press<DeskQuestion>({ deed: `question-${event}`, change: (view) => view, ask });
    reload();
  };
  return (
    <Pane title={say('questions')}>
      <Nothing of={read} isEmpty={questions.length === 0} word="questions.none" />
      <Lines>
        {questions.map((question) => (
          <li key={question.id}>
            {question.text} <Soft>{question.author}</Soft>
            <Deeds>
              {DEEDS.filter((event) => question.allowedEvents.includes(event)).map((event) => (
                <Deed key={event} why={why} onPress={() => void move(question, event)}>
                  {say(`question.${event}`)}
                </Deed>
              ))}
            </Deeds>
          </li>
        ))}
      </Lines>
    </Pane>
  );
}
