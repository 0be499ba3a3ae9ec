import { Modal } from '@strapi/design-system';
import type { Topic } from '../../contract';
import { MoveButtons } from './move-buttons';
import type { Moves } from './use-moves';
import { useSay } from './words';

const MENU = 'data-hearth-moves';

type Props = { readonly topic: Topic; readonly moves: Moves; readonly onClose: () => void };

/** Where a card can go, for hands on the keyboard. */
export function MoveMenu({ topic, moves, onClose }: Props) {
  const say = useSay();
  const marks = { [MENU]: '' };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content
        onOpenAutoFocus={(event: Event) => {
          // The first move, and not the cross that leaves it.
          const first = document.querySelector<HTMLElement>(`[${MENU}] button`);
          if (!first) return;
          event.preventDefault();
          first.focus();
        }}
      >
        <Modal.Header>
          <Modal.Title>{say('move.title', { title: topic.title })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <div {...marks}>
            <MoveButtons
              topic={topic}
              busy={moves.busy}
              onMove={(event) => {
                onClose();
                moves.begin(topic, event);
              }}
            />
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
