import { useCallback, useState } from 'react';
import { Flex, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, HelpDialog, Sheet, TabLinks, useLineKeys, useLiveRoom, useReading } from '@hearth/cms/reach';
import { NavLink, useParams, useSearchParams } from 'react-router-dom';
import { messageStates, type DeskRoom, type MessageState, type RoomAudit } from '../../contract';
import { ModerationQueue } from './moderation-queue';
import { MutesPanel } from './mutes-panel';
import { PollsPanel } from './polls-panel';
import { QuestionsPanel } from './questions-panel';
import { RoomSettings } from './room-settings';
import { ViewersPanel } from './viewers-panel';
import { useSay } from './words';

const isState = (word: string | null): word is MessageState => messageStates.some((state) => state === word);

/** One room from behind: what waits, what is shown, what was hidden, and how it is led. */
export function RoomPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const asked = search.get('state');
  const state = isState(asked) ? asked : 'waiting';
  const room = useReading<DeskRoom>(`/live/rooms/${id}`);
  useLiveRoom(`live-order:${id}`, room.reload);
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const title = room.value?.title ?? say('room.title');
  const tabs = messageStates.map((one) => ({ key: one, words: say(`room.state.${one}`), to: `?state=${one}` }));
  return (
    <Page.Main aria-busy={!room.value && !room.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={room.value ? say('room.watching', { viewers: room.value.viewers, likes: room.value.likes }) : ''}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('room.back')}
          </Link>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Faces of={room}>{(known) => <RoomSettings key={known.version} room={known} onDone={room.reload} />}</Faces>
          <section>
            <TabLinks label={say('room.states')} tabs={tabs} at={state} />
            <Sheet label={say(`room.state.${state}`)}>
              <ModerationQueue room={id} state={state} />
            </Sheet>
          </section>
          <QuestionsPanel room={id} />
          <PollsPanel room={id} />
          <MutesPanel room={id} />
          <ViewersPanel room={id} />
          {/* Nobody outside reads of a room that is for the station’s people alone. */}
          {room.value?.isClosed === false && <Audit room={id} />}
        </Flex>
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

/** What everybody can read of what was hidden here. */
function Audit({ room }: { readonly room: string }) {
  const say = useSay();
  const { value } = useReading<RoomAudit>(`/api/live/rooms/${room}/moderation`);
  if (!value) return null;
  const { messages, hidden, reviews, hiddenReviews } = value;
  return (
    <Typography textColor="neutral600">{say('room.audit', { messages, hidden, reviews, hiddenReviews })}</Typography>
  );
}
