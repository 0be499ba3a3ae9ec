import { Box, Modal, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { TakedownProbe, TakedownWatch } from '../../contract';
import { Faces } from '../reach/faces';
import { Moment } from '../reach/moment';
import { useReading } from '../reach/use-reading';
import { useSay } from './words';

type Props = { readonly order: string; readonly watch: TakedownWatch; readonly onClose: () => void };

/** Every look at one address, the newest first: time, what was seen, status, and the hash of what came. */
export function ProbesSheet({ order, watch, onClose }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const probes = useReading<{ probes: TakedownProbe[] }>(`/cms/takedowns/${order}/watches/${watch.id}/probes`);
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{say('probes')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Faces of={probes}>
            {(found) => (
              <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
                {[...found.probes].reverse().map((probe) => (
                  <Look key={`${probe.at} ${probe.saw}`} probe={probe} />
                ))}
              </Box>
            )}
          </Faces>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Look({ probe: { at, saw, status, hash, note, by } }: { readonly probe: TakedownProbe }) {
  const say = useSay();
  const words = [say(`saw.${saw}`), ...(status === null ? [] : [String(status)]), ...(by === null ? [] : [by])];
  return (
    <Box tag="li" paddingTop={2} paddingBottom={2} borderColor="neutral150" style={{ borderWidth: '0 0 1px' }}>
      <Typography tag="p">
        <Moment at={at} /> {words.join(' · ')}
      </Typography>
      {saw === 'confirmed' && note !== null ? <Typography tag="p">{note}</Typography> : null}
      {hash === null ? null : (
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {`SHA-256 ${hash}`}
        </Typography>
      )}
    </Box>
  );
}
