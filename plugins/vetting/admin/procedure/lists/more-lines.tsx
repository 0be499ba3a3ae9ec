import { Button, Flex } from '@strapi/design-system';
import { useSay } from '../words';

/** Reads the list on from its end; nothing where all of it is there. */
export function MoreLines({ more }: { readonly more: (() => void) | undefined }) {
  const say = useSay();
  if (!more) return null;
  return (
    <Flex justifyContent="center" padding={4}>
      <Button variant="tertiary" onClick={more}>
        {say('list.more')}
      </Button>
    </Flex>
  );
}
