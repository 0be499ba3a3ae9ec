import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import {
  Faces,
  LINE,
  Moment,
  Nothing,
  StateWord,
  useActing,
  useLiveRoom,
  useMay,
  useReading,
  useSpoken,
} from '@hearth/cms/reach';
import { useSearchParams } from 'react-router-dom';
import { hideRule, outletFormats, ROOM_MODERATE, type DeskMessage, type MessageState } from '../../contract';
import { HideDialog } from './hide-dialog';
import { MuteDialog } from './mute-dialog';
import { Older } from './older';
import { useEach } from './use-each';
import { useHeldBy, useSay } from './words';

/** What was said just now is read so often. */
const EACH = 5_000;

type Found = { readonly messages: DeskMessage[]; readonly more: boolean };
type Props = { readonly room: string; readonly state: MessageState };

/** The messages of a room in one state, with what may be done to each. The page keeps in step by itself. */
export function ModerationQueue({ room, state }: Props) {
  const say = useSay();
  const [search] = useSearchParams();
  const beyond = search.get('beyond');
  const list = useReading<Found>(
    `/live/rooms/${room}/messages?state=${state}${beyond === null ? '' : `&beyond=${beyond}`}`,
  );
  useLiveRoom(`live-order:${room}`, list.reload);
  // What is shown is told to viewers alone: a busy room would never let this page rest.
  useEach(state === 'shown' ? EACH : undefined, list.reload);
  const [hiding, hide] = useState<DeskMessage>();
  const [muting, mute] = useState<DeskMessage>();
  const done = (): void => {
    hide(undefined);
    mute(undefined);
    list.reload();
  };
  return (
    <Faces of={list}>
      {({ messages, more }) => (
        <>
          {messages.length === 0 && <Nothing>{say(`room.none.${state}`)}</Nothing>}
          <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {messages.map((message) => (
              <Line key={message.id} message={message} onDone={list.reload} onHide={hide} onMute={mute} />
            ))}
          </Box>
          <Older part="beyond" last={more ? messages.at(-1)?.id : undefined} />
          {hiding && <HideDialog message={hiding} onClose={() => hide(undefined)} onDone={done} />}
          {muting && <MuteDialog message={muting} onClose={() => mute(undefined)} onDone={done} />}
        </>
      )}
    </Faces>
  );
}

type LineProps = {
  readonly message: DeskMessage;
  readonly onDone: () => void;
  readonly onHide: (message: DeskMessage) => void;
  readonly onMute: (message: DeskMessage) => void;
};

function Line({ message, ...deeds }: LineProps) {
  const mayModerate = useMay(ROOM_MODERATE);
  return (
    <Box tag="li" padding={4} borderColor="neutral150" tabIndex={-1} {...{ [LINE]: '' }}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Words message={message} />
        {mayModerate && <Deeds message={message} {...deeds} />}
      </Flex>
    </Box>
  );
}

function Words({
  message: { text, author, at, platform, isReview, heldBy, hidden },
}: {
  readonly message: DeskMessage;
}) {
  const say = useSay();
  const heldIn = useHeldBy();
  const spoken = useSpoken();
  const rule = hidden && hideRule(hidden.rule);
  return (
    <Box style={{ flex: '1 1 28rem', overflowWrap: 'anywhere' }}>
      <Typography tag="p">{text}</Typography>
      <Flex gap={3} wrap="wrap" paddingTop={1}>
        <Typography variant="pi" textColor="neutral600">
          {author} · <Moment at={at} />
        </Typography>
        {platform && (
          <StateWord tone="quiet" word={say('room.from', { platform: spoken(outletFormats[platform].name) })} />
        )}
        {isReview && <StateWord tone="wait" word={say('room.review')} />}
        {heldBy.length > 0 && (
          <StateWord tone="wait" word={say('room.held', { rules: heldBy.map(heldIn).join('、') })} />
        )}
        {hidden && rule && (
          <StateWord
            tone="stop"
            word={say('room.hidden', { rule: spoken(rule.text), reason: hidden.reason || say('room.hidden.plain') })}
          />
        )}
      </Flex>
    </Box>
  );
}

function Deeds({ message, onDone, onHide, onMute }: LineProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const { id, version, allowedEvents, reader } = message;
  const isShowable = allowedEvents.includes('show') || allowedEvents.includes('restore');
  const show = async (): Promise<void> => {
    if (await act({ method: 'post', path: `/live/messages/${id}/show`, body: { version } })) onDone();
  };
  return (
    <Flex gap={2} wrap="wrap">
      {isShowable && (
        <Button size="S" loading={busy} onClick={() => void show()}>
          {say(allowedEvents.includes('show') ? 'room.show' : 'room.restore')}
        </Button>
      )}
      {allowedEvents.includes('hide') && (
        <Button size="S" variant="tertiary" disabled={busy} onClick={() => onHide(message)}>
          {say('room.hide')}
        </Button>
      )}
      {reader !== null && (
        <Button size="S" variant="ghost" disabled={busy} onClick={() => onMute(message)}>
          {say('room.mute')}
        </Button>
      )}
    </Flex>
  );
}
