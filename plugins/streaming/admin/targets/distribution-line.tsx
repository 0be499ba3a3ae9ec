import { Box, Flex, Typography } from '@strapi/design-system';
import type { Distribution } from '../../contract';
import { useSay } from '../words';
import { TargetLightWord } from './target-light';

const TROUBLE: ReadonlySet<Distribution['state']> = new Set(['errored', 'fatal']);

/** The copy by which Mux hands a hybrid room out: no platform, and nothing to press. */
export function DistributionLine({ of }: { readonly of: Distribution | null }) {
  const say = useSay();
  const about = of && TROUBLE.has(of.state) ? 'distribution.trouble' : 'distribution.about';
  return (
    <Box paddingTop={3} paddingBottom={3}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography fontWeight="semiBold">{say('distribution')}</Typography>
        <TargetLightWord state={of?.state ?? 'waiting'} />
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ paddingTop: 4 }}>
        {say(of ? about : 'distribution.making')}
      </Typography>
    </Box>
  );
}
