import { useEffect } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

const STAYS = 12_000;

/** What was just done, in words, and how to take it back while that is possible. */
export type Done = { readonly words: string; readonly undo?: (() => void) | undefined };

type Props = { readonly done: Done | undefined; readonly busy: boolean; readonly onForget: () => void };

/** Says what was just done, and takes it back by the button or by `u`; it leaves by itself. `onForget` stays the same function. */
export function DoneBar({ done, busy, onForget }: Props) {
  const { formatMessage } = useIntl();
  const undo = done?.undo;
  useEffect(() => {
    if (!done) return undefined;
    const waiting = window.setTimeout(onForget, STAYS);
    return () => window.clearTimeout(waiting);
  }, [done, onForget]);
  useEffect(() => {
    if (!undo) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input,textarea,[role="dialog"]');
      if (event.key === 'u' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo]);
  return (
    <Box role="status" position="fixed" bottom="24px" left="0" right="0" zIndex={250} style={{ pointerEvents: 'none' }}>
      {done && (
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
            <Typography>{done.words}</Typography>
            {undo && (
              <Button size="S" variant="secondary" disabled={busy} onClick={undo}>
                {formatMessage({ id: 'cms.reach.undo' })}
              </Button>
            )}
          </Flex>
        </Flex>
      )}
    </Box>
  );
}
