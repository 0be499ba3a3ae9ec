import type { ReactNode } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { Sheet } from '@hearth/cms/reach';

type Props = { readonly title: string; readonly children: ReactNode };

/** A table of a file with its name above it: it lies on a sheet already, and no sheet lies in another. */
export function TableSheet({ title, children }: Props) {
  return (
    <Box>
      <Box paddingBottom={3}>
        <Typography tag="h2" variant="delta">
          {title}
        </Typography>
      </Box>
      <Sheet label={title}>{children}</Sheet>
    </Box>
  );
}
