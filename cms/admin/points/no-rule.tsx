import { Button, Flex } from '@strapi/design-system';
import { StateWord } from '../reach/state-word';
import type { About } from './about';
import { useSay } from './words';

/** Says that nothing can be graded before there is a rule, and leads to where one is adopted. */
export function NoRule({ about }: { readonly about: Pick<About, 'change' | 'powers'> }) {
  const say = useSay();
  const { powers, change } = about;
  return (
    <Flex gap={4} padding={3} background="neutral150" hasRadius wrap="wrap" role="status">
      <StateWord tone="wait" word={say('rule.none')} />
      <Button variant="tertiary" size="S" onClick={() => change({ tab: 'rules', work: undefined, month: '' })}>
        {say(powers.keep ? 'rule.none.draft' : 'rule.none.look')}
      </Button>
    </Flex>
  );
}
