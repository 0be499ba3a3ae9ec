import { Box, Flex, Typography } from '@strapi/design-system';
import { Moment, Panel } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import type { SupplierDeed, SupplierFile } from '../../contract';
import { hasWord, useSay } from '../words';

/** What was done, by whom and why, as the ledger has it; the latest first. */
export function SupplierHistory({ file: { history } }: { readonly file: SupplierFile }) {
  const say = useSay();
  return (
    <Panel title={say('supplier.history')}>
      {[...history].reverse().map((deed) => (
        <Deed key={`${deed.at} ${deed.action}`} deed={deed} />
      ))}
    </Panel>
  );
}

function Deed({ deed: { at, action, by, facts } }: { readonly deed: SupplierDeed }) {
  const say = useSay();
  const { messages } = useIntl();
  const word = `deed.${action}`;
  const why = facts['reason'] ?? facts['answer'] ?? facts['note'];
  return (
    <Box paddingBottom={3}>
      <Flex gap={2} wrap="wrap">
        <Typography fontWeight="semiBold">{hasWord(messages, word) ? say(word) : action}</Typography>
        <Typography textColor="neutral600">{by ?? ''}</Typography>
        <Typography textColor="neutral600">
          <Moment at={at} />
        </Typography>
      </Flex>
      {typeof why === 'string' && why !== 'term' && <Typography tag="p">{why}</Typography>}
    </Box>
  );
}
