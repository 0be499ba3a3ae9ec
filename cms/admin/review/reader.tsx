import { useState } from 'react';
import { Box, Button, Flex } from '@strapi/design-system';
import type { ReviewCase } from '../../contract';
import { Comparison } from './comparison';
import { ManuscriptText } from './manuscript-text';
import type { CaseInHand } from './use-case';
import { useSay, type Word } from './words';

type Props = { readonly hand: CaseInHand; readonly onHistory: () => void };
type Look = 'changes' | 'text';

/** The words that a signature would be for: what changed since one last signed them comes first, the whole text is a press away. */
export function Reader({ hand, onHistory }: Props) {
  const say = useSay();
  const { one, shown } = hand;
  const since = sinceWhen(hand);
  const [chosen, choose] = useState<{ readonly look: Look; readonly of: string }>();
  // A choice holds for the words it was made for; new words come with their changes first.
  const of = `${since ?? ''} ${shown.revision}`;
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
          <span />
        ) : (
          <Looks look={look} since={sinceWord(hand)} n={since} onChange={(to) => choose({ look: to, of })} />
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

/** What changed while somebody was reading, else since they last signed; null where there is nothing to compare. */
function sinceWhen({ one, shown, movedFrom }: CaseInHand): number | null {
  const since = movedFrom ?? one.signedByMe;
  return since !== null && since < shown.revision ? since : null;
}

const sinceWord = ({ movedFrom }: CaseInHand): Word => (movedFrom === null ? 'look.sinceSigned' : 'look.sinceRead');

type LooksProps = {
  readonly look: Look;
  readonly since: Word;
  readonly n: number;
  readonly onChange: (look: Look) => void;
};

function Looks({ look, since, n, onChange }: LooksProps) {
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
          {one === 'changes' ? say(since, { n }) : say('look.text')}
        </Button>
      ))}
    </Flex>
  );
}

/** Which manuscript in which language. */
export type Which = Pick<ReviewCase, 'documentId' | 'locale'>;
