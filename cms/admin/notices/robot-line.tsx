import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { NoticeWebhook, Station } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { useSpoken } from '../reach/spoken';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useSay } from './words';

type Tried = { readonly state: 'sent' | 'refused' | 'throttled' | 'unknown'; readonly says: string };

const Line = styled(Flex)`
  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
`;

type Props = { readonly robot: NoticeWebhook; readonly stations: readonly Station[]; readonly onOpen: () => void };

/** One robot: where it speaks, whether it may, and sending a line into the group to see that it works. */
export function RobotLine({ robot, stations, onOpen }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [tried, setTried] = useState<Tried>();
  const attempt = async (): Promise<void> => {
    setTried(undefined);
    setTried((await act<Tried>({ method: 'post', path: `/cms/notice-webhooks/${robot.id}/try` }))?.value);
  };
  const mark = { [LINE]: '' };
  return (
    <Line gap={3} padding={4} wrap="wrap" justifyContent="space-between">
      <Box>
        <NameButton onClick={onOpen} {...mark}>
          {robot.name}
        </NameButton>
        <Facts robot={robot} stations={stations} />
        <Box role="status">{tried ? <Outcome tried={tried} /> : null}</Box>
      </Box>
      <Button size="S" variant="tertiary" loading={busy} onClick={() => void attempt()}>
        {say('robot.try')}
      </Button>
    </Line>
  );
}

function Facts({ robot, stations }: Omit<Props, 'onOpen'>) {
  const say = useSay();
  const spoken = useSpoken();
  const station = stations.find(({ slug }) => slug === robot.station);
  const facts = [say(`platform.${robot.platform}`), station ? spoken(station.name) : robot.station];
  const isPaused = robot.pausedUntil !== null && Date.parse(robot.pausedUntil) > Date.now();
  return (
    <Flex gap={2} wrap="wrap" paddingTop={1}>
      <StateWord tone={robot.active ? 'proof' : 'quiet'} word={say(robot.active ? 'robot.isOpen' : 'robot.isClosed')} />
      <Typography variant="pi" textColor="neutral600">
        {facts.join(' · ')}
      </Typography>
      {isPaused && robot.pausedUntil !== null ? (
        <Typography variant="pi" textColor="warning600">
          {say('robot.paused')} <Moment at={robot.pausedUntil} />
        </Typography>
      ) : null}
    </Flex>
  );
}

function Outcome({ tried: { state, says } }: { readonly tried: Tried }) {
  const say = useSay();
  return state === 'sent' ? (
    <StateWord tone="proof" word={say('robot.tried')} />
  ) : (
    <StateWord tone="stop" word={say('robot.failed', { says })} />
  );
}
