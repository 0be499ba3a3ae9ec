import { Flex, IconButton, Textarea, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import type { EditionBlock } from '../../contract';
import { useSay } from './words';

type Props = {
  readonly blocks: readonly EditionBlock[];
  readonly onChange: (blocks: EditionBlock[]) => void;
};

/** The pieces of an article: each can be rewritten or left out, and none can come in that was not reviewed. */
export function BlockFields({ blocks, onChange }: Props) {
  const say = useSay();
  const put = (at: number, text: string): void =>
    onChange(blocks.map((block, here) => (here === at ? { ...block, text } : block)));
  return (
    <Flex direction="column" alignItems="stretch" gap={2} role="group" aria-label={say('field.text')}>
      <Typography variant="pi" fontWeight="bold">
        {say('field.text')}
      </Typography>
      {blocks.map((block, at) => (
        // Blocks have no name but their place in the text.
        <Flex key={at} gap={2} alignItems="start">
          <div style={{ flex: 1, minWidth: 0 }}>
            <Textarea
              aria-label={`${say(`block.${block.kind}`)} ${at + 1}`}
              value={block.text}
              onChange={({ target }: { target: { value: string } }) => put(at, target.value)}
            />
          </div>
          <IconButton
            label={say('block.remove')}
            variant="ghost"
            onClick={() => onChange(blocks.filter((_, here) => here !== at))}
          >
            <Cross />
          </IconButton>
        </Flex>
      ))}
    </Flex>
  );
}
