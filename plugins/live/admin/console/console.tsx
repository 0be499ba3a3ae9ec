import { useState } from 'react';
import { createPortal } from 'react-dom';
import { AlarmsPane } from './alarms-pane';
import { clockOf, type ShowClock } from './clock.rules';
import { CorrectionsPane } from './corrections-pane';
import type { DeskView } from './desk-view.rules';
import { DutyPane } from './duty-pane';
import { FiguresPane } from './figures-pane';
import { Head } from './head';
import { NotesPane } from './notes-pane';
import { PicturesPane } from './pictures-pane';
import { PinPane } from './pin-pane';
import { QuestionsPane } from './questions-pane';
import { QueuePane } from './queue-pane';
import { RunsheetPane } from './runsheet-pane';
import { Sheets } from './sheets';
import { ToolsPane } from './tools-pane';
import { useConsoleKeys } from './use-console-keys';
import type { Desk } from './use-desk';
import { useHands, type Hands, type SheetName } from './use-hands';
import { useLineChoice } from './use-line-choice';
import { useNow } from './use-now';
import { Columns, Wall } from './wall';
import { useSay } from './words';

type Props = { readonly desk: Desk; readonly view: DeskView };

/** The director's console: everything that is pressed while a live is on, and the keys for it. */
export function Console({ desk, view }: Props) {
  const say = useSay();
  const now = useNow();
  const [sheet, open] = useState<SheetName>();
  const clock = clockOf({ items: view.items, beganAt: view.session.beganAt }, now);
  const choice = useLineChoice(view.items);
  const hands = useHands({ desk, view, chosen: choice.chosen ?? clock.current, walk: choice.walk, open });
  useConsoleKeys(hands.keys);
  return createPortal(
    <Wall aria-label={say('title')}>
      <Head
        desk={desk}
        view={view}
        clock={clock}
        stop={hands.stop}
        onFill={() => hands.keys.fill(0)}
        onHelp={() => open('help')}
      />
      <Columns>
        <First view={view} desk={desk} hands={hands} open={open} />
        <Second view={view} clock={clock} hands={hands} choice={choice} open={open} />
        <Third view={view} desk={desk} hands={hands} open={open} />
      </Columns>
      <Sheets name={sheet} desk={desk} view={view} hands={hands} onClose={() => open(undefined)} />
    </Wall>,
    document.body,
  );
}

type Open = { readonly open: (name: SheetName | undefined) => void };
type PartProps = Props & Open & { readonly hands: Hands };

function First({ view: { session, room }, desk, open }: PartProps) {
  return (
    <div>
      <PicturesPane streamingRoom={session.streamingRoom} room={room} />
      <FiguresPane session={session.id} />
      <CorrectionsPane desk={desk} session={session.id} onCorrect={() => open('correct')} />
    </div>
  );
}

type SecondProps = Omit<PartProps, 'desk'> & {
  readonly clock: ShowClock;
  readonly choice: ReturnType<typeof useLineChoice>;
};

function Second({ view: { items, room }, clock, hands, choice, open }: SecondProps) {
  return (
    <div>
      <div data-tall="">
        <RunsheetPane items={items} clock={clock} deeds={hands.lines} chosen={choice.chosen} onChoose={choice.choose} />
      </div>
      <PinPane room={room} deeds={hands.pins} meant={choice.chosen ?? clock.current} />
      <ToolsPane room={room} tools={hands.tools} onOpen={open} />
    </div>
  );
}

function Third({ view: { session, room, waiting }, desk, hands, open }: PartProps) {
  return (
    <div>
      <AlarmsPane session={session.id} onRaise={() => open('alarm')} />
      <div data-tall="">
        <QueuePane room={room} waiting={waiting} deeds={hands.queue} onHide={hands.hideOne} />
      </div>
      <QuestionsPane desk={desk} room={session.room} />
      <NotesPane of={hands.notes} session={session.id} onTell={() => open('note')} />
      <DutyPane session={session.id} />
    </div>
  );
}
