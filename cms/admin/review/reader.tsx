import { useEffect, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { ReviewCase } from '../../contract';
import { Comparison } from './comparison';
import { ManuscriptText } from './manuscript-text';
import type { CaseInHand } from './use-case';
import { useSay, type Say } from './words';

type Props = {
  readonly hand: CaseInHand;
  readonly onHistory: () => void;
  /** Counts up when somebody wants to see a place in the whole text. */
  readonly textWanted?: number;
};
type Look = 'changes' | 'text';

/** The words that a signature would be for: what changed since one last signed, or the level below did, comes first, the whole text is a press away. */
export function Reader({ hand, onHistory, textWanted = 0 }: Props) {
  const say = useSay();
  const { one, shown } = hand;
  const since = sinceWhen(hand);
  const [chosen, choose] = useState<{ readonly look: Look; readonly of: string }>();
  // A choice holds for the words it was made for; new words come with their changes first.
  const of = `${since ?? ''} ${shown.revision}`;
  useEffect(() => {
    if (textWanted > 0) choose({ look: 'text', of });
    // Only a new wish counts: words that come later come with their changes first.
  }, [textWanted]);
  const look: Look = since === null ? 'text' : chosen?.of === of ? chosen.look : 'changes';
  return (
    <Box tag="article" background="neutral0" borderColor="neutral200" hasRadius>
      <Flex
        gap={2}
        wrap="wrap"
        justifyContent="space-between"
        padding={3}
        borderWidth="0 0 1px 0"
        borderStyle="solid"
        borderColor="neutral200"
      >
        {since === null ? (
          <Unchanged hand={hand} />
        ) : (
          <Looks look={look} since={sinceWords(hand, say)} onChange={(to) => choose({ look: to, of })} />
        )}
        <Button variant="ghost" size="S" onClick={onHistory}>
          {say('history')}
        </Button>
      </Flex>
      {look === 'changes' && since !== null ? (
        <Comparison of={one} from={since} to={shown.revision} />
      ) : (
        <ManuscriptText of={one} n={shown.revision} />
      )}
    </Box>
  );
}

/**
 * What changed while somebody was reading, else since they or the level below last signed; null where there is nothing to compare,
 * also where what was changed was changed back.
 */
function sinceWhen({ one, shown, movedFrom }: CaseInHand): number | null {
  const since = movedFrom ?? (one.since?.changed ? one.since.revision : null);
  return since !== null && since < shown.revision ? since : null;
}

function sinceWords({ one: { since }, movedFrom }: CaseInHand, say: Say): string {
  if (movedFrom !== null || since === null) return say('look.sinceRead', { n: movedFrom ?? 0 });
  const { revision: n, name, whose } = since;
  return whose === 'mine' ? say('look.sinceSigned', { n }) : say('look.sinceBelow', { n, name });
}

/** One line in place of changes, where these are the very words that were signed. */
function Unchanged({ hand: { one } }: Pick<Props, 'hand'>) {
  const say = useSay();
  if (one.since === null || one.since.changed) return <span />;
  const { revision: n, name, whose } = one.since;
  return (
    <Typography variant="pi" textColor="neutral600" paddingLeft={2}>
      {whose === 'mine' ? say('look.sameAsSigned', { n }) : say('look.sameAsBelow', { n, name })}
    </Typography>
  );
}

type LooksProps = {
  readonly look: Look;
  readonly since: string;
  readonly onChange: (look: Look) => void;
};

function Looks({ look, since, onChange }: LooksProps) {
  const say = useSay();
  return (
    <Flex gap={2} wrap="wrap">
      {(['changes', 'text'] as const).map((one) => (
        <Button
          key={one}
          size="S"
          variant={look === one ? 'secondary' : 'tertiary'}
          aria-pressed={look === one}
          onClick={() => onChange(one)}
        >
          {one === 'changes' ? since : say('look.text')}
        </Button>
      ))}
    </Flex>
  );
}

/** Which manuscript in which language. */
export type Which = Pick<ReviewCase, 'documentId' | 'locale'>;
