import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router-dom';

/** What a number of the command screen adds to the address of the list behind it. */
const COUNTED = ['within', 'tally', 'since', 'waits', 'late', 'only'] as const;

/** Says that a list shows exactly the rows of a number on the command screen, and leads back to the whole list. */
export function AsCounted() {
  const { formatMessage } = useIntl();
  const [search] = useSearchParams();
  if (!COUNTED.some((name) => search.has(name))) return null;
  const whole = new URLSearchParams(search);
  for (const name of COUNTED) whole.delete(name);
  return (
    <Flex gap={2} wrap="wrap" padding={3} marginBottom={4} background="neutral150" hasRadius role="status">
      <Typography>{formatMessage({ id: 'cms.reach.counted' })}</Typography>
      <Typography tag={Link} to={`?${whole.toString()}`} replace textColor="primary600">
        {formatMessage({ id: 'cms.reach.counted.whole' })}
      </Typography>
    </Flex>
  );
}

/** The part of an address that a number of the command screen added, to be asked of the host as it is. */
export function useAsCounted(): string {
  const [search] = useSearchParams();
  const said = COUNTED.flatMap((name): [string, string][] => {
    const value = search.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new URLSearchParams(said).toString();
}
