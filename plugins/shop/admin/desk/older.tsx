import { Box, Flex, Link } from '@strapi/design-system';
import { NavLink, useSearchParams } from 'react-router-dom';
import { useSay } from './words';

/** The way from a page of a list to the one below it, and back to the top; both are addresses. */
export function Older({ last }: { readonly last: string | undefined }) {
  const say = useSay();
  const [search] = useSearchParams();
  const address = (before: string | undefined): string => {
    const next = new URLSearchParams(search);
    next.delete('before');
    if (before !== undefined) next.set('before', before);
    return `?${next.toString()}`;
  };
  if (last === undefined && !search.has('before')) return null;
  return (
    <Box padding={4}>
      <Flex gap={5}>
        {search.has('before') && (
          <Link tag={NavLink} to={address(undefined)}>
            {say('desk.newest')}
          </Link>
        )}
        {last !== undefined && (
          <Link tag={NavLink} to={address(last)}>
            {say('desk.older')}
          </Link>
        )}
      </Flex>
    </Box>
  );
}
