import { useState, type ReactNode } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { Mark } from '../../contract';
import { Faces } from '../reach/faces';
import { MarkCard } from './mark-card';
import type { MarksInHand } from './use-marks';
import { useSay } from './words';

type Props = { readonly hand: MarksInHand; readonly children?: ReactNode };

/** The remarks on a manuscript: what is open first, what was settled a press away. */
export function MarksPanel({ hand, children }: Props) {
  const say = useSay();
  const [isAll, showAll] = useState(false);
  return (
    <Box>
      {children}
      <Faces of={hand.reading}>
        {({ marks, people }) => {
          const open = marks.filter(({ state }) => state === 'open');
          const closed = marks.filter(({ state }) => state !== 'open');
          return (
            <>
              {open.length === 0 && (
                <Typography tag="p" textColor="neutral600">
                  {say('none')}
                </Typography>
              )}
              <List marks={open} hand={hand} people={people} />
              {closed.length > 0 && (
                <Flex paddingTop={3}>
                  <Button variant="ghost" size="S" aria-expanded={isAll} onClick={() => showAll(!isAll)}>
                    {say(isAll ? 'hideClosed' : 'showClosed', { count: closed.length })}
                  </Button>
                </Flex>
              )}
              {isAll && <List marks={closed} hand={hand} people={people} />}
            </>
          );
        }}
      </Faces>
    </Box>
  );
}

type ListProps = {
  readonly marks: readonly Mark[];
  readonly hand: MarksInHand;
  readonly people: readonly { readonly id: string; readonly name: string }[];
};

function List({ marks, hand, people }: ListProps) {
  return (
    <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {marks.map((mark) => (
        <MarkCard key={mark.id} mark={mark} hand={hand} people={people} />
      ))}
    </Box>
  );
}
