import type { KeyboardEvent, ReactNode } from 'react';
import { styled } from 'styled-components';
import type { markOf } from './lines.rules';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Where a line that is dragged would come to lie. */
type Mark = ReturnType<typeof markOf>;

const Slot = styled.li<{ $isHeld: boolean; $mark: Mark }>`
  background: ${({ theme, $isHeld }) => ($isHeld ? theme.colors.neutral100 : 'transparent')};
  box-shadow: ${({ theme, $mark }) =>
    $mark === undefined ? 'none' : `inset 0 ${$mark === 'before' ? '' : '-'}3px 0 ${theme.colors.primary600}`};
`;

type Props = {
  readonly isHeld: boolean;
  readonly mark: Mark;
  readonly mayMove: boolean;
  readonly onHold: () => void;
  readonly onOver: () => void;
  readonly onDrop: () => void;
  readonly onLeave: () => void;
  readonly onStep: (step: number) => void;
  readonly children: ReactNode;
};

/** A place in an order: it is dragged from and dropped into, and left by Alt with an arrow from anywhere in it. */
export function OrderSlot({ isHeld, mark, mayMove, onHold, onOver, onDrop, onLeave, onStep, children }: Props) {
  return (
    <Slot
      $isHeld={isHeld}
      $mark={mark}
      draggable={mayMove}
      onDragStart={onHold}
      onDragEnd={onLeave}
      onDragOver={(event: { preventDefault: () => void }) => {
        event.preventDefault();
        onOver();
      }}
      onDrop={onDrop}
      onKeyDown={(event: KeyboardEvent) => {
        const step = event.altKey ? (STEPS[event.key] ?? 0) : 0;
        if (step === 0 || !mayMove) return;
        event.preventDefault();
        onStep(step);
      }}
    >
      {children}
    </Slot>
  );
}
