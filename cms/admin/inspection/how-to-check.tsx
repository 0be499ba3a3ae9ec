import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { saveFile } from '../reach/save-file';
import { Faces } from '../reach/faces';
import { useReading } from '../reach/use-reading';
import { useSay } from './words';

type Verifier = { readonly name: string; readonly program: string; readonly sha256: string };

/** How somebody who does not trust us checks a pack, and the program for it. */
export function HowToCheck() {
  const say = useSay();
  const verifier = useReading<Verifier>('/api/inspection-verifier');
  return (
    <Box tag="section" maxWidth="72rem" aria-label={say('verifier')}>
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ lineHeight: 1.7 }}>
        {say('check')}
      </Typography>
      <Typography tag="p" variant="pi" style={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>
        node inspection-verify.mjs FILE.tar.gz --fingerprint …
      </Typography>
      <Faces of={verifier}>
        {({ name, program, sha256 }) => (
          <Flex direction="column" alignItems="flex-start" gap={2} paddingTop={3}>
            <Button
              variant="tertiary"
              startIcon={<Download />}
              onClick={() => saveFile(name, new Blob([program], { type: 'text/javascript' }))}
            >
              {say('verifier')}
            </Button>
            <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
              {say('verifier.sum')} {sha256}
            </Typography>
          </Flex>
        )}
      </Faces>
    </Box>
  );
}
