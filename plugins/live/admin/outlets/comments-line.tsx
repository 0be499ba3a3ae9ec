import { Flex, Typography } from '@strapi/design-system';
import { Moment, StateWord, useSpoken, type Tone } from '@hearth/cms/reach';
import { commentProblemWords, type CommentSource, type CommentSourceState } from '../../contract';
import { useSay } from '../numbers/words';

const TONES: Readonly<Record<CommentSourceState, Tone>> = { reading: 'proof', over: 'quiet', refused: 'stop' };

/** Whether comments come from there, since when, and why not. */
export function CommentsLine({ comments }: { readonly comments: CommentSource }) {
  const say = useSay();
  const spoken = useSpoken();
  const { state, problem, readAt } = comments;
  const tone = state === 'reading' && problem !== null ? 'wait' : TONES[state];
  return (
    <Flex gap={3} wrap="wrap" paddingTop={3}>
      <StateWord tone={tone} word={say(`numbers.outlets.comments.${state}`)} />
      <Typography variant="pi" textColor="neutral600">
        {problem === null ? say('numbers.outlets.comments.about') : spoken(commentProblemWords[problem])}
        {readAt !== null && (
          <>
            {' · '}
            <Moment at={readAt} />
          </>
        )}
      </Typography>
    </Flex>
  );
}
