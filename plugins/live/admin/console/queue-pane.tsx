import { useMay, useSpoken } from '@hearth/cms/reach';
import { outletFormats, ROOM_MODERATE, type DeskMessage, type RoomSnapshot } from '../../contract';
import { Deed, Deeds, Figure, Lines, Mark, Pane, Quiet, Soft } from './look';
import { ModeDeeds } from './mode-deeds';
import type { QueueDeeds } from './use-queue-deeds';
import { useSay } from './words';

/** More than these nobody reads at once. */
const SHOWN = 20;

type Props = {
  readonly room: RoomSnapshot;
  readonly waiting: readonly DeskMessage[];
  readonly deeds: QueueDeeds;
  /** Opens the sheet of rules for a message. */
  readonly onHide: (message: DeskMessage) => void;
};

/** Messages that wait to be let through, the oldest first, and below them what is said now. */
export function QueuePane({ room, waiting, deeds, onHide }: Props) {
  const say = useSay();
  const why = useMay(ROOM_MODERATE) ? undefined : say('may-not');
  return (
    <Pane
      title={say('queue')}
      aside={
        <Figure aria-live="polite">
          <Mark tone={waiting.length > 0 ? 'wait' : 'quiet'}>{say('queue.waiting', { count: waiting.length })}</Mark>{' '}
          <Soft>{say(`queue.mode.${room.mode}`)}</Soft>
        </Figure>
      }
    >
      {waiting.length === 0 && <Quiet>{say('queue.none')}</Quiet>}
      <Lines>
        {waiting.slice(0, SHOWN).map((message, index) => (
          <li key={message.id}>
            <Words message={message} />
            <Deeds>
              <Deed shortcut={index === 0 ? 'a' : undefined} why={why} onPress={() => deeds.approve(message)}>
                {say('queue.approve')}
              </Deed>
              <Deed shortcut={index === 0 ? 'x' : undefined} why={why} onPress={() => onHide(message)}>
                {say('queue.hide')}
              </Deed>
            </Deeds>
          </li>
        ))}
      </Lines>
      <ModeDeeds room={room.room} />
      <Said room={room} />
    </Pane>
  );
}

function Words({ message }: { readonly message: DeskMessage }) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <>
      <div>
        {message.text} <Soft>{message.author}</Soft>
      </div>
      {message.platform && (
        <Mark tone="quiet">{say('queue.from', { platform: spoken(outletFormats[message.platform].name) })}</Mark>
      )}{' '}
      {message.isReview && <Mark tone="wait">{say('queue.review')}</Mark>}{' '}
      {message.heldBy.length > 0 && <Soft>{say('queue.held', { by: message.heldBy.join(', ') })}</Soft>}
    </>
  );
}

const LATEST = 12;

/** What viewers read now, the newest first. */
function Said({ room }: { readonly room: RoomSnapshot }) {
  const say = useSay();
  return (
    <details open style={{ paddingBlockStart: '0.6em' }}>
      <summary>{say('queue.said')}</summary>
      <Lines>
        {[...room.messages]
          .reverse()
          .slice(0, LATEST)
          .map(({ id, author, text, isRobot }) => (
            <li key={id}>
              <Soft>{isRobot ? say('queue.robot', { author }) : author}</Soft> {text}
            </li>
          ))}
      </Lines>
    </details>
  );
}
