import { Button, Flex, Typography } from '@strapi/design-system';
import type { CaseInHand } from './use-case';
import { useSay } from './words';

/** Says that the words on the screen are not the newest any more, and leads to what changed. What was typed stays. */
export function MovedBar({ hand: { one, shown, catchUp } }: { readonly hand: CaseInHand }) {
  const say = useSay();
  return (
    <div role="status">
      {one.hash === shown.hash ? null : (
        <Flex
          gap={3}
          padding={4}
          marginBottom={4}
          hasRadius
          wrap="wrap"
          justifyContent="space-between"
          background="warning100"
          borderColor="warning200"
        >
          <Typography textColor="warning700">{say('moved', { shown: shown.revision, now: one.revision })}</Typography>
          <Button variant="secondary" size="S" onClick={catchUp}>
            {say('moved.show')}
          </Button>
        </Flex>
      )}
    </div>
  );
}
