import { AlarmSheet } from './alarm-sheet';
import { CorrectSheet } from './correct-sheet';
import type { DeskView } from './desk-view.rules';
import { GroupSheet } from './group-sheet';
import { HelpSheet } from './help-sheet';
import { HideSheet } from './hide-sheet';
import { NoteSheet } from './note-sheet';
import { PollSheet } from './poll-sheet';
import { PriceSheet } from './price-sheet';
import type { Desk } from './use-desk';
import type { Hands, SheetName } from './use-hands';

type Props = {
  readonly name: SheetName | undefined;
  readonly desk: Desk;
  readonly view: DeskView;
  readonly hands: Hands;
  readonly onClose: () => void;
};

/** The sheet that lies over the console, if one does. */
export function Sheets(props: Props) {
  const { name, desk, view, hands, onClose } = props;
  const on = { desk, session: view.session.id, onClose };
  switch (name) {
    case 'help':
      return <HelpSheet onClose={onClose} />;
    case 'correct':
      return <CorrectSheet {...on} />;
    case 'alarm':
      return <AlarmSheet {...on} />;
    case 'note':
      return <NoteSheet notes={hands.notes} onClose={onClose} />;
    case 'hide':
      return hands.hiding ? <HideSheet message={hands.hiding} deeds={hands.queue} onClose={onClose} /> : null;
    default:
      return <ToolSheets {...props} />;
  }
}

/** What opens something for viewers. */
function ToolSheets({ name, desk, view: { session, room }, hands, onClose }: Props) {
  const on = { desk, session: session.id, onClose };
  if (name === 'price') return <PriceSheet {...on} pinned={room.pinned} onDone={hands.tools.reload} />;
  if (name === 'group') return <GroupSheet {...on} room={room} />;
  return name === 'poll' ? <PollSheet desk={desk} room={session.room} onClose={onClose} /> : null;
}
