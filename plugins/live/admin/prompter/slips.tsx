import { Press, useActing, useMay } from '@hearth/cms/reach';
import { ROOM_LEAD, type DeskQuestion, type Note } from '../../contract';
import { unseenNotes } from '../console/notes.rules';
import type { Notes } from '../console/use-notes';
import { Soft } from '../console/look';
import { Slip } from './look';
import { useSay } from './words';

/** More than these nobody reads while they speak. */
const MOST = 2;

/** What the director says. Read is what the host says is read. */
export function NoteSlips({ of }: { readonly of: Notes }) {
  const say = useSay();
  const unseen = unseenNotes(of.notes);
  return (
    <div role="alert" style={{ display: 'grid', gap: '0.4em' }}>
      {unseen.slice(0, MOST).map((note: Note) => (
        <Slip key={note.id} $isUrgent={note.urgent}>
          <span>{note.text}</span>
          <Press type="button" onClick={() => of.see(note)}>
            {say('seen')}
          </Press>
        </Slip>
      ))}
      {unseen.length > MOST && <Soft>{say('more', { count: unseen.length - MOST })}</Soft>}
    </div>
  );
}

type QuestionsProps = { readonly questions: readonly DeskQuestion[]; readonly onDone: () => void };

/** What viewers ask and the director picked; answered aloud it is ticked off. */
export function QuestionSlips({ questions, onDone }: QuestionsProps) {
  const say = useSay();
  const mayLead = useMay(ROOM_LEAD);
  const { busy, act } = useActing();
  const answered = async ({ id, version }: DeskQuestion): Promise<void> => {
    const body = { event: 'answer', answer: null, version };
    await act<DeskQuestion>({ method: 'post', path: `/live/questions/${id}`, body });
    onDone();
  };
  return questions.slice(0, MOST).map((question) => (
    <Slip key={question.id} $isUrgent={false}>
      <span>
        {question.text} <Soft>{question.author}</Soft>
      </span>
      {mayLead && (
        <Press type="button" disabled={busy} onClick={() => void answered(question)}>
          {say('answered')}
        </Press>
      )}
    </Slip>
  ));
}
