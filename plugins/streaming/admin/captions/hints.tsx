import { Button, Flex, Typography } from '@strapi/design-system';
import type { CaptionTrack, GlossaryTerm } from '../../contract';
import { useSay } from '../words';
import type { KnownCues } from './desk-state';
import { hintsFor } from './hints.rules';

type Props = {
  readonly glossary: readonly GlossaryTerm[];
  readonly track: CaptionTrack;
  readonly text: string;
  readonly cues: KnownCues;
  readonly onPut: (text: string) => void;
};

/** How the station writes the words that were just said, or are being typed. */
export function Hints({ glossary, track, text, cues, onPut }: Props) {
  const say = useSay();
  const hints = hintsFor(glossary, { track, text, cues: [...cues.values()] });
  if (hints.length === 0) return null;
  return (
    <Flex gap={2} paddingTop={2} wrap="wrap" role="group" aria-label={say('captions.hints')}>
      {hints.map(({ term, written, note }) => (
        <Button key={term} size="S" variant="tertiary" title={note} onClick={() => onPut(written)}>
          <Typography variant="pi">{term === written ? term : `${term} → ${written}`}</Typography>
        </Button>
      ))}
    </Flex>
  );
}
