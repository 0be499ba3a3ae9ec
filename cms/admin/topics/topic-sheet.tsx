import { useEffect, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Faces } from '../reach/faces';
import { SideSheet } from '../reach/side-sheet';
import { useReading } from '../reach/use-reading';
import { DriftPart } from './drift';
import { MoveButtons } from './move-buttons';
import { SheetCoverages } from './sheet-coverages';
import { SheetFacts } from './sheet-facts';
import { SheetHistory } from './sheet-history';
import { SheetLeads } from './sheet-leads';
import { SheetThread } from './sheet-thread';
import { TopicForm } from './topic-form';
import { TopicStateWord } from './topic-state';
import type { WholeTopic } from './whole-topic';
import type { Moves } from './use-moves';
import { useSay } from './words';

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
  const whole = useReading<WholeTopic>(`/cms/topics/${id}`);
  const { reload } = whole;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return (
    <SideSheet label={whole.value?.topic.title ?? say('title')} onClose={onClose}>
      <Faces of={whole}>{(value) => <Inside whole={value} moves={moves} round={round} onNews={onNews} />}</Faces>
    </SideSheet>
  );
}

type InsideProps = Pick<Props, 'moves' | 'round' | 'onNews'> & { readonly whole: WholeTopic };

function Inside({ whole, moves, round, onNews }: InsideProps) {
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
      {topic.drift && <DriftPart topic={topic} drift={topic.drift} onNews={onNews} />}
      <MoveButtons topic={topic} busy={moves.busy} onMove={(event) => moves.begin(topic, event)} />
      <SheetFacts whole={whole} />
      <div>
        <Button variant="tertiary" onClick={() => setEditing(true)}>
          {say('edit')}
        </Button>
      </div>
      <SheetLeads topic={topic.id} key={`leads ${round}`} />
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
