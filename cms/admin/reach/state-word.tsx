import { Flex, Typography } from '@strapi/design-system';

/** Shapes of states: each says by its form what its colour says too. */
const SHAPES = {
  proof: { path: 'M1 6.2 4.6 10 11 2', colour: 'success600' },
  wait: { path: 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9z M6 3.5 V6 L8 7', colour: 'warning600' },
  stop: { path: 'M2 2 10 10 M10 2 2 10', colour: 'danger600' },
  quiet: { path: 'M2 6 H10', colour: 'neutral600' },
} as const;

/** What a state amounts to. */
export type Tone = keyof typeof SHAPES;

/** A state as shape and word. */
export function StateWord({ tone, word }: { readonly tone: Tone; readonly word: string }) {
  const { path, colour } = SHAPES[tone];
  return (
    <Flex gap={1} tag="span" color={colour} shrink={0}>
      <svg aria-hidden width="12" height="12" viewBox="0 0 12 12" style={{ color: 'inherit' }}>
        <path
          d={path}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <Typography variant="pi" textColor={colour} style={{ whiteSpace: 'nowrap' }}>
        {word}
      </Typography>
    </Flex>
  );
}
