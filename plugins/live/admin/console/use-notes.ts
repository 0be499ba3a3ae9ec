import { useCallback, useRef, useState } from 'react';
import { useActing, useReading } from '@hearth/cms/reach';
import { deskRoomOf, noteSchema, NOTE_TOLD, type Note, type TellNote } from '../../contract';
import { newId } from './new-id.rules';
import { newestNotes } from './notes.rules';
import { useHeardNotes } from './use-heard-notes';

/** Notes of a session, kept in step with the other desks. */
export type Notes = {
  readonly notes: readonly Note[];
  /** What the host said to the latest that it refused. */
  readonly refusal: string | undefined;
  /** False when the host refused it; its sentence was shown. */
  tell(text: string, urgent: boolean): Promise<boolean>;
  see(note: Note): void;
  withdraw(note: Note): void;
};

/** Reads notes and hears of them. A press shows at once; a refusal reads them anew. */
export function useNotes(session: string): Notes {
  const [refusal, refuse] = useState<string>();
  const { act } = useActing(useCallback((_code: string, sentence: string) => refuse(sentence), []));
  const unsent = useRef<TellNote>();
  const path = `/live/sessions/${session}/notes`;
  const { value, reload } = useReading<{ readonly notes: readonly Note[] }>(path);
  const { heard, hear, forget } = useHeardNotes(deskRoomOf(session), reload, noteOf);
  const turn = useCallback(
    async (note: Note, to: 'seen' | 'withdrawn'): Promise<void> => {
      const at = new Date().toISOString();
      hear({ ...note, state: to, version: note.version + 1, seenAt: to === 'seen' ? at : note.seenAt });
      const word = to === 'seen' ? 'seen' : 'withdraw';
      const done = await act<Note>({ method: 'post', path: `${path}/${note.id}/${word}` });
      if (done) {
        hear(done.value);
        return;
      }
      forget(note.id);
      reload();
    },
    [act, path, hear, forget, reload],
  );
  const tell = useCallback(
    async (text: string, urgent: boolean): Promise<boolean> => {
      refuse(undefined);
      const body = sameOrNew(unsent.current, { text, urgent });
      unsent.current = body;
      const done = await act<Note>({ method: 'post', path, body });
      if (!done) return false;
      unsent.current = undefined;
      hear(done.value);
      return true;
    },
    [act, path, hear],
  );
  return {
    notes: newestNotes(value?.notes ?? [], heard),
    refusal,
    tell,
    see: useCallback((note: Note) => void turn(note, 'seen'), [turn]),
    withdraw: useCallback((note: Note) => void turn(note, 'withdrawn'), [turn]),
  };
}

/** The same words once more, after an answer that was lost, are the same note. */
function sameOrNew(unsent: TellNote | undefined, words: Omit<TellNote, 'id'>): TellNote {
  if (unsent?.text === words.text && unsent.urgent === words.urgent) return unsent;
  return { id: newId(Date.now(), (bytes) => crypto.getRandomValues(bytes)), ...words };
}

/** A note out of a telling; undefined when it is none. */
function noteOf(message: { readonly type: string; readonly [field: string]: unknown }): Note | undefined {
  const read = message.type === NOTE_TOLD ? noteSchema.safeParse(message['note']) : undefined;
  return read?.data;
}
