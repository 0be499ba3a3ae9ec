import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { PointLine } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { StateWord } from '../reach/state-word';
import type { About } from './about';
import { AppealDialog } from './appeal-dialog';
import { waiting, type OwnWork } from './own-works';
import { Points } from './quota-bar';
import { useSay } from './words';

type Props = { readonly work: OwnWork; readonly about: About };

/** One work of one's own: what it brought, by what grade and rule, and whatever was taken back. */
export function OwnWorkLine({ work, about }: Props) {
  const line = { [LINE]: '' };
  return (
    <Box tag="li" padding={5} borderWidth="0 0 1px 0" borderStyle="solid" borderColor="neutral200">
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4}>
        <NameButton {...line} onClick={() => about.change({ work })}>
          {work.title}
        </NameButton>
        <Points value={work.sum} />
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={1} paddingTop={2}>
        {work.lines.map((one) => (
          <Entry key={one.posting} line={one} isAlone={work.lines.length === 1} />
        ))}
      </Flex>
      <Deeds work={work} about={about} />
    </Box>
  );
}

/** What was posted once: given, or taken back with the reason. */
function Entry({ line, isAlone }: { readonly line: PointLine; readonly isAlone: boolean }) {
  const say = useSay();
  const { grade, points, ruleVersion, isReversal, reason, amount, by, at } = line;
  return (
    <Flex justifyContent="space-between" alignItems="baseline" gap={4}>
      <Typography variant="pi" textColor="neutral600" lineHeight={1.7} style={{ overflowWrap: 'anywhere' }}>
        {say(isReversal ? 'entry.back' : 'entry.given', { grade: say(`grade.${grade}`), points, version: ruleVersion })}
        {' · '}
        {by} <Moment at={at} />
        {reason !== null && ` · ${say('entry.reason', { reason })}`}
      </Typography>
      {!isAlone && <Points value={amount} isSigned />}
    </Flex>
  );
}

function Deeds({ work, about }: Props) {
  const say = useSay();
  const [isAsking, ask] = useState(false);
  const open = waiting(
    (about.appeals.value?.appeals ?? []).filter(({ person }) => person === about.me.id),
    work,
  );
  if (open)
    return (
      <Box paddingTop={2}>
        <StateWord tone="wait" word={say('appeal.waits')} />
      </Box>
    );
  if (!work.mayAppeal) return null;
  return (
    <Box paddingTop={2}>
      <Button variant="tertiary" size="S" onClick={() => ask(true)}>
        {say('appeal')}
      </Button>
      {isAsking && <AppealDialog work={work} about={about} onClose={() => ask(false)} />}
    </Box>
  );
}
