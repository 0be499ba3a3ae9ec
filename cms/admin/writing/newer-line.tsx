import { Box, Button, Typography } from '@strapi/design-system';
import type { WritingDesk } from '../../contract';
import { useSay } from './words';

type Props = { readonly desk: WritingDesk; readonly base: number; readonly modified: boolean };

/** Somebody saved since this form was read: what one typed merges at the save; who typed nothing reads anew first. */
export function NewerLine({ desk: { revision, savedBy }, base, modified }: Props) {
  const say = useSay();
  if (base === 0 || revision <= base) return null;
  return (
    <Box background="warning100" hasRadius padding={3} role="status">
      <Typography tag="p" textColor="warning700">
        {say(modified ? 'newer.merges' : 'newer', { name: savedBy, n: revision })}
      </Typography>
      {!modified && (
        <Box paddingTop={2}>
          <Button size="S" variant="tertiary" onClick={() => window.location.reload()}>
            {say('newer.read')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
