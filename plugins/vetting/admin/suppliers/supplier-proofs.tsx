import { Box, Flex, Typography } from '@strapi/design-system';
import { Panel } from '@hearth/cms/reach';
import type { SupplierFile } from '../../contract';
import { useSay } from '../words';

/** The papers that came from the app; each opens large. */
export function SupplierProofs({ file: { proofs, supplier } }: { readonly file: SupplierFile }) {
  const say = useSay();
  return (
    <Panel title={say('supplier.proofs')}>
      {proofs.length === 0 && (
        <Typography textColor="neutral600">
          {say(supplier.fromApp ? 'supplier.proofs.none' : 'supplier.proofs.desk')}
        </Typography>
      )}
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        {proofs.map(({ id, kind, hash, urls }) => (
          <Box key={id} maxWidth="22rem">
            {urls && (
              <a href={urls.large} target="_blank" rel="noreferrer">
                <img src={urls.small} alt={say(`proof.${kind}`)} style={{ maxWidth: '100%', borderRadius: 4 }} />
              </a>
            )}
            <Typography tag="p">{say(`proof.${kind}`)}</Typography>
            <Typography tag="p" variant="pi" textColor="neutral600" title={hash ?? ''}>
              {hash === null ? say('supplier.proofs.coming') : `SHA-256 ${hash.slice(0, 12)}…`}
            </Typography>
          </Box>
        ))}
      </Flex>
    </Panel>
  );
}
