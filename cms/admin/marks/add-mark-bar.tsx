import { useEffect, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { MarkAnchor } from '../../contract';
import { MarkForm } from './mark-forms';
import { selectedAnchor } from './marked-place';
import type { MarksInHand } from './use-marks';
import { useSay } from './words';

const WHOLE: MarkAnchor = { field: 'body', block: 0, from: 0, to: 0, quote: '', before: '', after: '' };

/** Says something about the words that are selected in the text; without a selection, about the whole. */
export function AddMarkBar({ hand, revision }: { readonly hand: MarksInHand; readonly revision: number }) {
  const say = useSay();
  const [selected, select] = useState<MarkAnchor>();
  const [about, open] = useState<MarkAnchor>();
  useEffect(() => {
    const look = (): void => select(selectedAnchor(window.getSelection()));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  return (
    <Flex gap={2} wrap="wrap" alignItems="baseline" paddingBottom={3}>
      {/* Pressed down, a button would take the selection away before it is read. */}
      <Button
        size="S"
        variant="secondary"
        onMouseDown={(event: { preventDefault(): void }) => event.preventDefault()}
        onClick={() => open(selected ?? WHOLE)}
      >
        {say(selected ? 'add.selected' : 'add.whole')}
      </Button>
      {!selected && (
        <Typography variant="pi" textColor="neutral600">
          {say('add.hint')}
        </Typography>
      )}
      {about && <MarkForm hand={hand} anchor={about} revision={revision} onClose={() => open(undefined)} />}
    </Flex>
  );
}
