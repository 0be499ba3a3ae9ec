import type { ReactNode } from 'react';
import { Box, Typography } from '@strapi/design-system';

/** A name and what stands behind it; what is empty is left out. */
export type Fact = readonly [name: string, value: ReactNode];

/** Facts of one thing, name by name. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <Box
      tag="dl"
      style={{ display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '8px 16px', margin: 0 }}
    >
      {facts
        .filter(([, value]) => value !== '' && value !== null && value !== false)
        .map(([name, value]) => [
          <Typography tag="dt" key={name} variant="pi" textColor="neutral600" style={{ lineHeight: 1.6 }}>
            {name}
          </Typography>,
          <Typography
            tag="dd"
            key={`${name} is`}
            style={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
          >
            {value}
          </Typography>,
        ])}
    </Box>
  );
}
