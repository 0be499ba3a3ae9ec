import { useEffect } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { Moves } from './use-moves';
import { useSay } from './words';

const STAYS = 12_000;

/** Says what was just done, and takes it back while the machine allows it: by the button or by `u`. */
export function UndoBar({ moves }: { readonly moves: Moves }) {
  const { last, busy, begin, forget } = moves;
  const say = useSay();
  const undo = last?.undo ?? null;
  useEffect(() => {
    if (!last) return undefined;
    const waiting = window.setTimeout(forget, STAYS);
    return () => window.clearTimeout(waiting);
  }, [last, forget]);
  useEffect(() => {
    if (!last || undo === null) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input,textarea,[role="dialog"]');
      if (event.key === 'u' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) begin(last, undo);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [last, undo, begin]);
  return (
    <Box role="status" position="fixed" bottom="24px" left="0" right="0" zIndex={250} style={{ pointerEvents: 'none' }}>
      {last && (
        <Flex justifyContent="center" padding={2}>
          <Flex
            gap={4}
            padding={3}
            paddingLeft={5}
            background="neutral0"
            borderColor="neutral200"
            hasRadius
            shadow="popupShadow"
            style={{ pointerEvents: 'auto' }}
          >
            <Typography>{say('moved', { title: last.title, state: say(`state.${last.state}`) })}</Typography>
            {undo !== null && (
              <Button size="S" variant="secondary" disabled={busy} onClick={() => begin(last, undo)}>
                {say('undo')}
              </Button>
            )}
          </Flex>
        </Flex>
      )}
    </Box>
  );
}
