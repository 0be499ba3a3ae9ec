import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';

type Props = { readonly title: string; readonly children: ReactNode; readonly aside?: ReactNode };

/** A sheet at the side of the text, with its heading. */
export function Panel({ title, children, aside }: Props) {
  return (
    <Box tag="section" aria-label={title} background="neutral0" borderColor="neutral200" hasRadius padding={5}>
      <Flex justifyContent="space-between" alignItems="baseline" gap={2} paddingBottom={3}>
        <Typography tag="h2" variant="delta">
          {title}
        </Typography>
        {aside}
      </Flex>
      {children}
    </Box>
  );
}
