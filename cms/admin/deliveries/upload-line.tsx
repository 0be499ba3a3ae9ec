import { useEffect } from 'react';
import { Box, Typography } from '@strapi/design-system';
import type { DeliveryShown } from '../../contract';
import { useSay } from './words';

type State = DeliveryShown['state'];

const MOVING: readonly State[] = ['claimed', 'sending'];
const BROKEN: readonly State[] = ['due', 'unknown', 'failed_retryable', 'failed_final'];
const LOOK_AGAIN = 5_000;
const MEGA = 1_000_000;

type Props = { readonly of: Pick<DeliveryShown, 'state' | 'upload'>; readonly reload: () => void };

/** How far a film is on its way to its platform, looked at again as long as it moves. */
export function UploadLine({ of: { state, upload }, reload }: Props) {
  const say = useSay();
  const isMoving = MOVING.includes(state);
  useEffect(() => {
    if (!isMoving) return undefined;
    const timer = setInterval(reload, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [isMoving, reload]);
  if (!upload || !(isMoving || BROKEN.includes(state))) return null;
  const { sent, size } = upload;
  const part = Math.floor((sent / size) * 100);
  const mega = (bytes: number): string => (bytes / MEGA).toFixed(1);
  return (
    <Box>
      <Typography tag="p" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {say('upload', { part, sent: mega(sent), size: mega(size) })}
      </Typography>
      <Box color="primary600">
        <progress
          max={size}
          value={sent}
          aria-label={say('upload.name')}
          style={{ width: '100%', accentColor: 'currentColor' }}
        />
      </Box>
      {!isMoving && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say('upload.kept')}
        </Typography>
      )}
    </Box>
  );
}
