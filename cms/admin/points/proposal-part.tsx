import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Sparkle } from '@strapi/icons';
import type { WorkProposal } from '../../contract';
import { proposalOf } from '../../server/points/point.rules';
import { proposed } from './grading-draft';
import type { FieldProps } from './grading-form';
import { useSay } from './words';

type Props = FieldProps & { readonly proposal: WorkProposal };

/** What a machine proposes, marked as such; it follows what somebody scores, and fills in only what somebody asks it to. */
export function ProposalPart({ draft, rule, onChange, proposal }: Props) {
  const say = useSay();
  const scores = { ...proposal.scores, ...draft.scores };
  const now = { ...proposalOf(rule, scores), scores };
  return (
    <Box padding={3} background="neutral100" borderColor="neutral300" borderStyle="dashed" hasRadius>
      <Flex gap={3} justifyContent="space-between" wrap="wrap">
        <Flex gap={2}>
          <Sparkle aria-hidden width="14px" height="14px" fill="neutral600" />
          <Typography fontWeight="semiBold" style={{ fontVariantNumeric: 'tabular-nums' }} role="status">
            {say('proposal.is', { grade: say(`grade.${now.grade}`), points: now.base })}
          </Typography>
        </Flex>
        <Button variant="tertiary" size="S" onClick={() => onChange(proposed(draft, rule, now))}>
          {say('proposal.take')}
        </Button>
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
        {say('proposal.about')}
      </Typography>
    </Box>
  );
}
