import { Modal } from '@strapi/design-system';
import type { Topic } from '../../contract';
import { MoveButtons } from './move-buttons';
import type { Moves } from './use-moves';
import { useSay } from './words';

type Props = { readonly topic: Topic; readonly moves: Moves; readonly onClose: () => void };

/** Where a card can go, for hands on the keyboard. */
export function MoveMenu({ topic, moves, onClose }: Props) {
  const say = useSay();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{say('move.title', { title: topic.title })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <MoveButtons
            topic={topic}
            busy={moves.busy}
            onMove={(event) => {
              onClose();
              moves.begin(topic, event);
            }}
          />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
