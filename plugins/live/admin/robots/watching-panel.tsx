import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useSpoken } from '@hearth/cms/reach';
import type { LiveHost } from '../../contract';
import { useSay } from './words';

type Props = {
  readonly watched: readonly LiveHost[];
  readonly isWatching: boolean;
  readonly isHeard: boolean;
  readonly onWatch: (isWatching: boolean) => void;
};

/** Whoever is on duty says that they see the label; while they do not, no machine speaks. */
export function WatchingPanel({ watched, isWatching, isHeard, onWatch }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Box background="neutral100" hasRadius padding={4} marginBottom={4}>
      <Typography tag="p">{say('watch.about')}</Typography>
      <Flex gap={2} wrap="wrap" paddingTop={2} paddingBottom={2}>
        {watched.map(({ id, label }) => (
          <Typography key={id} variant="delta" tag="span">
            {label === null ? '' : spoken(label)}
          </Typography>
        ))}
      </Flex>
      <Checkbox checked={isWatching} onCheckedChange={(checked) => onWatch(checked === true)}>
        {say('watch.seen')}
      </Checkbox>
      {isWatching && !isHeard && (
        <Typography tag="p" role="alert" textColor="danger600">
          {say('watch.unheard')}
        </Typography>
      )}
    </Box>
  );
}
