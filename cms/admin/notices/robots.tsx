import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { NoticeWebhook, Station } from '../../contract';
import { Nothing } from './nothing';
import { RobotDialog } from './robot-dialog';
import type { useRules } from './use-rules';
import type { Say } from './words';

type Props = {
  readonly say: Say;
  readonly rules: ReturnType<typeof useRules>;
  readonly robots: readonly NoticeWebhook[];
  readonly own: string;
  readonly stations: readonly Station[];
};

/** The group robots of one's stations: set up, tried, closed and removed here; rules say when they speak. */
export function Robots({ say, rules, robots, own, stations }: Props) {
  const [isAdding, setAdding] = useState(false);
  const [said, setSaid] = useState<Record<string, string>>({});
  const attempt = async (robot: NoticeWebhook): Promise<void> => {
    const { state, says } = await rules.tryRobot(robot).catch(() => ({ state: 'unknown', says: say('failed') }));
    const words = state === 'sent' ? say('triedSent') : say('triedElse').replace('{says}', says);
    setSaid((known) => ({ ...known, [robot.id]: words }));
  };
  return (
    <Box tag="section">
      <Flex justifyContent="space-between" paddingBottom={4}>
        <Typography tag="h2" variant="delta">
          {say('robots')}
        </Typography>
        <Button variant="secondary" onClick={() => setAdding(true)}>
          {say('addRobot')}
        </Button>
      </Flex>
      {robots.length === 0 ? <Nothing text={say('noRobots')} /> : null}
      {robots.map((robot) => (
        <Flex
          key={robot.id}
          gap={3}
          padding={4}
          marginBottom={2}
          background="neutral0"
          hasRadius
          borderColor="neutral150"
          wrap="wrap"
          justifyContent="space-between"
        >
          <Box>
            <Typography fontWeight="bold">{robot.name}</Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {[say(robot.platform), robot.station, ...(robot.active ? [] : [say('isClosed')])].join(' · ')}
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600" role="status">
              {said[robot.id] ?? ''}
            </Typography>
          </Box>
          <Flex gap={2}>
            <Button size="S" variant="tertiary" onClick={() => void attempt(robot)}>
              {say('tryIt')}
            </Button>
            <Button size="S" variant="tertiary" onClick={() => void rules.setRobotActive(robot, !robot.active)}>
              {say(robot.active ? 'close' : 'open')}
            </Button>
            <Button size="S" variant="danger-light" onClick={() => void rules.removeRobot(robot)}>
              {say('remove')}
            </Button>
          </Flex>
        </Flex>
      ))}
      {isAdding ? (
        <RobotDialog say={say} own={own} stations={stations} onSave={rules.addRobot} onClose={() => setAdding(false)} />
      ) : null}
    </Box>
  );
}
