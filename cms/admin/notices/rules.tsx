import { useState, type ReactNode } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { NoticeRule, NoticeRuleBody, NoticeWebhook } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { RobotDialog } from './robot-dialog';
import { RobotLine } from './robot-line';
import { RuleDialog } from './rule-dialog';
import { RuleTable } from './rule-table';
import { useRules, type RuleBook } from './use-rules';
import { useSay } from './words';

const blank = (station: string): NoticeRuleBody => ({
  ...{ station, kind: '*', audience: null, lanes: ['mail'], webhooks: [] },
  ...{ quiet: null, minUrgency: 'normal', escalation: null },
});

/** A station's rules: which notices reach whom by which ways, and who comes next when nobody reads; and its group robots. */
export function Rules() {
  const book = useRules();
  return (
    <Faces of={book}>
      {(value) => (
        <Flex direction="column" alignItems="stretch" gap={8}>
          <RuleList book={value} onChanged={book.reload} />
          <RobotList book={value} onChanged={book.reload} />
        </Flex>
      )}
    </Faces>
  );
}

type Props = { readonly book: RuleBook; readonly onChanged: () => void };

function RuleList({ book, onChanged }: Props) {
  const say = useSay();
  const [open, setOpen] = useState<NoticeRuleBody | NoticeRule>();
  const close = (changed: boolean): void => {
    setOpen(undefined);
    if (changed) onChanged();
  };
  const add = (
    <Button startIcon={<Plus />} onClick={() => setOpen(blank(book.own))}>
      {say('rule.add')}
    </Button>
  );
  return (
    <Part title={say('rules')} hint={say('rules.hint')} action={add}>
      {book.rules.length === 0 ? (
        <Sheet>
          <Nothing>{say('rules.none')}</Nothing>
        </Sheet>
      ) : (
        <RuleTable book={book} onOpen={setOpen} />
      )}
      {open ? <RuleDialog rule={open} book={book} onDone={close} /> : null}
    </Part>
  );
}

function RobotList({ book, onChanged }: Props) {
  const say = useSay();
  const [open, setOpen] = useState<NoticeWebhook | 'new'>();
  const close = (changed: boolean): void => {
    setOpen(undefined);
    if (changed) onChanged();
  };
  const add = (
    <Button variant="secondary" startIcon={<Plus />} onClick={() => setOpen('new')}>
      {say('robot.add')}
    </Button>
  );
  return (
    <Part title={say('robots')} hint={say('robots.hint')} action={add}>
      <Sheet>
        {book.robots.length === 0 ? <Nothing>{say('robots.none')}</Nothing> : null}
        {book.robots.map((robot) => (
          <RobotLine key={robot.id} robot={robot} stations={book.stations} onOpen={() => setOpen(robot)} />
        ))}
      </Sheet>
      {open ? <RobotDialog robot={open === 'new' ? undefined : open} book={book} onDone={close} /> : null}
    </Part>
  );
}

type PartProps = {
  readonly title: string;
  readonly hint: string;
  readonly action: ReactNode;
  readonly children: ReactNode;
};

function Part({ title, hint, action, children }: PartProps) {
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={4}>
      <Flex gap={4} wrap="wrap" justifyContent="space-between" alignItems="flex-end">
        <Box maxWidth="72rem">
          <Typography tag="h2" variant="delta">
            {title}
          </Typography>
          <Typography tag="p" textColor="neutral600" paddingTop={1} lineHeight={1.6}>
            {hint}
          </Typography>
        </Box>
        {action}
      </Flex>
      {children}
    </Flex>
  );
}
