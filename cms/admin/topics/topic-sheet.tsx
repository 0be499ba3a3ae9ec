import { useEffect, useRef, useState } from 'react';
import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { styled } from 'styled-components';
import { Faces } from '../reach/faces';
import { useReading } from '../reach/use-reading';
import { MoveButtons } from './move-buttons';
import { SheetCoverages } from './sheet-coverages';
import { SheetFacts } from './sheet-facts';
import { SheetHistory } from './sheet-history';
import { SheetThread } from './sheet-thread';
import { TopicForm } from './topic-form';
import { TopicStateWord } from './topic-state';
import type { WholeTopic } from './whole-topic';
import type { Moves } from './use-moves';
import { useSay } from './words';

/** Beside the board on a desk, so that both can be read; the whole screen on a phone. */
const Side = styled.aside`
  position: fixed;
  inset: 0 0 0 auto;
  /* Above the bar that Strapi puts over a phone, below dialogs. */
  z-index: 200;
  width: min(480px, 100vw);
  overflow-y: auto;
  outline: none;
  padding: 20px 24px 96px;
  border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  @media (max-width: 720px) {
    padding: 16px 16px 96px;
  }
`;

type Props = {
  readonly id: string;
  readonly moves: Moves;
  readonly round: number;
  readonly onClose: () => void;
  readonly onNews: () => void;
};

/** One topic: what state, who has it, until when, and what one may do. */
export function TopicSheet({ id, moves, round, onClose, onNews }: Props) {
  const say = useSay();
  const side = useRef<HTMLElement>(null);
  const whole = useReading<WholeTopic>(`/cms/topics/${id}`);
  const { reload } = whole;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  useEffect(() => side.current?.focus(), []);
  return (
    <Side
      ref={side}
      tabIndex={-1}
      aria-label={whole.value?.topic.title ?? say('title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <Flex justifyContent="flex-end">
        <IconButton label={say('close')} variant="ghost" onClick={onClose}>
          <Cross />
        </IconButton>
      </Flex>
      <Faces of={whole}>{(value) => <Inside whole={value} moves={moves} onNews={onNews} />}</Faces>
    </Side>
  );
}

type InsideProps = { readonly whole: WholeTopic; readonly moves: Moves; readonly onNews: () => void };

function Inside({ whole, moves, onNews }: InsideProps) {
  const say = useSay();
  const { topic } = whole;
  const [editing, setEditing] = useState(false);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <TopicStateWord state={topic.state} />
        <Typography tag="h2" variant="beta" style={{ textWrap: 'balance' }}>
          {topic.title}
        </Typography>
        {topic.reason && <Typography textColor="danger600">{topic.reason}</Typography>}
      </Flex>
      <MoveButtons topic={topic} busy={moves.busy} onMove={(event) => moves.begin(topic, event)} />
      <SheetFacts whole={whole} />
      <div>
        <Button variant="tertiary" onClick={() => setEditing(true)}>
          {say('edit')}
        </Button>
      </div>
      <SheetCoverages topic={topic} onNews={onNews} />
      <SheetThread whole={whole} onNews={onNews} />
      <SheetHistory whole={whole} />
      {editing && (
        <TopicForm
          topic={topic}
          onDone={(changed) => {
            setEditing(false);
            if (changed) onNews();
          }}
        />
      )}
    </Flex>
  );
}
