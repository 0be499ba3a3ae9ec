import { LOOK, Moment, useMay } from '@hearth/cms/reach';
import { Link } from 'react-router-dom';
import { DESK_RUN } from '../../contract';
import { Deed, Deeds, Lines, Mark, Pane, Quiet, Soft } from './look';
import type { Notes } from './use-notes';
import { useSay } from './words';

/** More than these nobody remembers. */
const SHOWN = 8;

type Props = { readonly of: Notes; readonly session: string; readonly onTell: () => void };

/** What was told to the host, and whether they have read it. */
export function NotesPane({ of: { notes, withdraw }, session, onTell }: Props) {
  const say = useSay();
  const why = useMay(DESK_RUN) ? undefined : say('may-not');
  return (
    <Pane
      title={say('notes')}
      aside={
        <Link to={`/plugins/live/prompter/${session}`} target="_blank" style={{ color: LOOK.soft }}>
          {say('notes.prompter')}
        </Link>
      }
    >
      <Deeds>
        <Deed isMain shortcut="t" why={why} onPress={onTell}>
          {say('note.tell')}
        </Deed>
      </Deeds>
      {notes.length === 0 && <Quiet>{say('notes.none')}</Quiet>}
      <Lines>
        {notes.slice(0, SHOWN).map((note) => (
          <li key={note.id}>
            <div>{note.urgent ? <strong>{note.text}</strong> : note.text}</div>
            <Soft>
              {note.by} <Moment at={note.at} />
            </Soft>{' '}
            {note.seenAt === null ? (
              <Mark tone="wait">{say('note.sent')}</Mark>
            ) : (
              <Mark tone="proof">
                {say('note.seen')} <Moment at={note.seenAt} />
              </Mark>
            )}
            <Deeds>
              <Deed why={why} onPress={() => withdraw(note)}>
                {say('note.withdraw')}
              </Deed>
            </Deeds>
          </li>
        ))}
      </Lines>
    </Pane>
  );
}
