import { useState, type KeyboardEvent } from 'react';
import { Box, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Cross, Drag, Image } from '@strapi/icons';
import { moved, without, type Draft, type DraftItem } from './draft';
import { useSay } from './words';

type Props = {
  readonly draft: Draft;
  readonly mayWrite: boolean;
  readonly onChange: (draft: Draft) => void;
};

/** The stories in order. They are moved by drag, by buttons, or with Alt and an arrow from anywhere in their line. */
export function Items({ draft, mayWrite, onChange }: Props) {
  const say = useSay();
  const [held, hold] = useState<number | null>(null);
  const move = (from: number, to: number): void => onChange({ ...draft, items: moved(draft.items, from, to) });
  if (draft.items.length === 0) return <Typography textColor="neutral600">{say('order.empty')}</Typography>;
  return (
    <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {draft.items.map((item, at) => (
        <Box
          key={item.documentId}
          tag="li"
          background={held === at ? 'neutral100' : 'neutral0'}
          draggable={mayWrite}
          onDragStart={() => hold(at)}
          onDragEnd={() => hold(null)}
          onDragOver={(event: { preventDefault: () => void }) => {
            event.preventDefault();
            if (held === null || held === at) return;
            move(held, at);
            hold(at);
          }}
          onKeyDown={(event: KeyboardEvent) => {
            const step = event.altKey ? (STEPS[event.key] ?? 0) : 0;
            if (step === 0 || !mayWrite) return;
            event.preventDefault();
            move(at, at + step);
          }}
        >
          <Item {...{ item, at, draft, mayWrite, onChange }} onMove={(to) => move(at, to)} />
        </Box>
      ))}
    </Box>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

type ItemProps = Props & { readonly item: DraftItem; readonly at: number; readonly onMove: (to: number) => void };

function Item({ item, at, draft, mayWrite, onChange, onMove }: ItemProps) {
  const say = useSay();
  const { documentId, title, isPublic, note } = item;
  const setNote = (value: string): void =>
    onChange({
      ...draft,
      items: draft.items.map((one) => (one.documentId === documentId ? { ...one, note: value } : one)),
    });
  return (
    <Flex
      gap={3}
      paddingTop={3}
      paddingBottom={3}
      alignItems="flex-start"
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="0 0 1px"
    >
      <Flex color="neutral500" style={{ cursor: mayWrite ? 'grab' : 'default' }} gap={1} paddingTop={1}>
        {mayWrite ? <Drag aria-hidden width="1.2rem" /> : null}
        <Typography variant="pi" style={{ fontVariantNumeric: 'tabular-nums', minWidth: '1.6rem' }}>
          {at + 1}
        </Typography>
      </Flex>
      <Box grow={1} flex="1 1 0" minWidth={0}>
        <Typography fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
        {isPublic ? null : (
          <Typography tag="p" variant="pi" textColor="warning600">
            {say('item.hidden')}
          </Typography>
        )}
        <Box paddingTop={2}>
          <TextInput
            aria-label={say('item.note', { title })}
            placeholder={say('item.note.hint')}
            disabled={!mayWrite}
            maxLength={120}
            size="S"
            value={note}
            onChange={({ target }: { target: { value: string } }) => setNote(target.value)}
          />
        </Box>
      </Box>
      {mayWrite ? <Hands {...{ item, at, draft, onChange, onMove }} /> : null}
    </Flex>
  );
}

function Hands({ item: { documentId, title }, at, draft, onChange, onMove }: Omit<ItemProps, 'mayWrite'>) {
  const say = useSay();
  const isCover = draft.cover === documentId;
  return (
    <Flex gap={1} wrap="wrap" justifyContent="flex-end" maxWidth="8rem">
      <IconButton variant="ghost" label={say('item.up', { title })} disabled={at === 0} onClick={() => onMove(at - 1)}>
        <ArrowUp />
      </IconButton>
      <IconButton
        variant="ghost"
        label={say('item.down', { title })}
        disabled={at === draft.items.length - 1}
        onClick={() => onMove(at + 1)}
      >
        <ArrowDown />
      </IconButton>
      <IconButton
        variant={isCover ? 'secondary' : 'ghost'}
        aria-pressed={isCover}
        label={say(isCover ? 'item.cover.is' : 'item.cover', { title })}
        onClick={() => onChange({ ...draft, cover: isCover ? null : documentId })}
      >
        <Image />
      </IconButton>
      <IconButton
        variant="ghost"
        label={say('item.remove', { title })}
        onClick={() => onChange(without(draft, documentId))}
      >
        <Cross />
      </IconButton>
    </Flex>
  );
}
