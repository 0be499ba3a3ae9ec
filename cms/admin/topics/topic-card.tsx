import { memo } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Topic } from '../../contract';
import { Moment } from '../reach/moment';
import { useDesk, useNames } from './desk';
import { DriftMark } from './drift';
import { useSay } from './words';

/** Marks the part of a card that the keyboard walks over. */
export const CARD = 'data-hearth-card';

const Paper = styled.article<{ $large: boolean }>`
  position: relative;
  padding: 10px 12px;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-inline-start: 3px solid ${({ theme, $large }) => ($large ? theme.colors.primary600 : theme.colors.neutral200)};
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral0};
  transition: opacity 120ms ease-out;
  &[draggable='true'] {
    cursor: grab;
  }
  &[data-dragged] {
    opacity: 0.4;
  }
  &:has(button:focus-visible) {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;

const Title = styled.button`
  display: block;
  width: 100%;
  padding: 0;
  border: none;
  background: none;
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.4rem;
  font-weight: 600;
  line-height: 1.45;
  text-align: start;
  overflow-wrap: anywhere;
  cursor: pointer;
  &:focus {
    outline: none;
  }
  /* The whole card opens it, not the words alone. */
  &::after {
    content: '';
    position: absolute;
    inset: 0;
  }
`;

type Props = {
  readonly topic: Topic;
  readonly onOpen: (id: string) => void;
  readonly isDragged?: boolean;
  readonly onDrag?: (topic: Topic | undefined) => void;
};

/** One topic on the board or in the week: what it is, when, and who has it. */
export const TopicCard = memo(function TopicCard({ topic, onOpen, isDragged = false, onDrag }: Props) {
  const say = useSay();
  const marks = { [CARD]: topic.id };
  return (
    <Paper
      $large={topic.importance === 1}
      draggable={onDrag !== undefined}
      data-dragged={isDragged || undefined}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', topic.title);
        onDrag?.(topic);
      }}
      onDragEnd={() => onDrag?.(undefined)}
    >
      <Title type="button" {...marks} onClick={() => onOpen(topic.id)}>
        {topic.title}
      </Title>
      <Facts topic={topic} />
      {topic.importance === 1 && (
        <Typography variant="pi" textColor="primary600" tag="p">
          {say('importance.1')}
        </Typography>
      )}
    </Paper>
  );
});

function Facts({ topic }: { readonly topic: Topic }) {
  const say = useSay();
  const names = useNames();
  const { stations } = useDesk();
  const { chain, people, pitchedBy, author, comments } = topic;
  const who = people.length > 0 ? people.map(names.person).join('、') : names.person(pitchedBy ?? author);
  const where = [stations.length > 1 ? names.station(topic.station) : '', names.column(topic.column)];
  return (
    <>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {where.filter(Boolean).join(' · ')}
      </Typography>
      <Flex gap={2} wrap="wrap" tag="p">
        <Typography variant="pi" textColor="neutral800">
          {who}
        </Typography>
        {topic.plannedFrom && (
          <Typography variant="pi" textColor="neutral600">
            <Moment at={topic.plannedFrom} />
          </Typography>
        )}
        {topic.state === 'pitched' && chain && (
          <Typography variant="pi" textColor="warning600">
            {say('card.signed', { signed: chain.signed, steps: chain.steps.length })}
          </Typography>
        )}
        {comments > 0 && (
          <Typography variant="pi" textColor="neutral600">
            {say('card.comments', { count: comments })}
          </Typography>
        )}
      </Flex>
      {topic.drift && <DriftMark drift={topic.drift} />}
      {topic.reason && (
        <Typography variant="pi" textColor="danger600" tag="p">
          {topic.reason}
        </Typography>
      )}
    </>
  );
}
