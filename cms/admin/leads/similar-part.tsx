import { Box, Flex, Typography } from '@strapi/design-system';
import type { SimilarLead } from '../../contract';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { LeadStateWord } from './lead-state';
import { headOf } from './leads-query';
import { useSay } from './words';

type Props = { readonly similar: readonly SimilarLead[]; readonly onOpen: (id: string) => void };

/** Open leads that may be about the same thing: they are named before anybody works twice. */
export function SimilarPart({ similar, onOpen }: Props) {
  const say = useSay();
  return (
    <Box role="status">
      {similar.length > 0 && (
        <Box padding={4} background="warning100" hasRadius>
          <Typography fontWeight="semiBold">{say('similar')}</Typography>
          {similar.map((lead) => (
            <Flex key={lead.id} gap={2} wrap="wrap" paddingTop={2}>
              <NameButton onClick={() => onOpen(lead.id)}>{headOf(lead)}</NameButton>
              <LeadStateWord state={lead.state} />
              <Typography variant="pi" textColor="neutral600">
                {say('similar.score', { percent: Math.round(lead.score * 100) })} · <Moment at={lead.receivedAt} />
              </Typography>
            </Flex>
          ))}
        </Box>
      )}
    </Box>
  );
}
