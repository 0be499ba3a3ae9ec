import { useCallback, useState } from 'react';
import { useLiveRoom, type HearMessages } from '@hearth/cms/reach';
import type { Note } from '../../contract';

type Heard = ReadonlyMap<string, Note>;
type Message = Parameters<HearMessages>[0][number];

/** What was heard of notes since they were read. */
export function useHeardNotes(room: string, onNews: () => void, noteOf: (message: Message) => Note | undefined) {
  const [heard, setHeard] = useState<Heard>(new Map());
  const hear = useCallback(
    (note: Note) =>
      setHeard((all) => ((all.get(note.id)?.version ?? 0) <= note.version ? new Map(all).set(note.id, note) : all)),
    [],
  );
  const forget = useCallback(
    (id: string) => setHeard((all) => new Map([...all].filter(([known]) => known !== id))),
    [],
  );
  const take = useCallback<HearMessages>(
    (messages) =>
      messages
        .map((message) => {
          const note = noteOf(message);
          if (note) hear(note);
          return note !== undefined;
        })
        .every((isUsed) => isUsed),
    [hear, noteOf],
  );
  useLiveRoom(room, onNews, take);
  return { heard, hear, forget };
}
