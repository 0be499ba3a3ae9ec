import { Box, Flex, Link } from '@strapi/design-system';
import { NavLink, useSearchParams } from 'react-router-dom';
import { useSay } from './words';

type Props = {
  /** The part of the address that says where the page before ended. */
  readonly part: 'before' | 'beyond';
  readonly last: string | undefined;
};

/** The way from a page of a list to the one below it, and back to the top; both are addresses. */
export function Older({ part, last }: Props) {
  const say = useSay();
  const [search] = useSearchParams();
  const address = (mark: string | undefined): string => {
    const next = new URLSearchParams(search);
    next.delete(part);
    if (mark !== undefined) next.set(part, mark);
    return `?${next.toString()}`;
  };
  if (last === undefined && !search.has(part)) return null;
  return (
    <Box padding={4}>
      <Flex gap={5}>
        {search.has(part) && (
          <Link tag={NavLink} to={address(undefined)}>
            {say('room.first')}
          </Link>
        )}
        {last !== undefined && (
          <Link tag={NavLink} to={address(last)}>
            {say('room.more')}
          </Link>
        )}
      </Flex>
    </Box>
  );
}
