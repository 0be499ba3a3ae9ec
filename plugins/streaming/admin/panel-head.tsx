import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';

type Props = {
  readonly title: string;
  /** What can be done here, at the other end of the line. */
  readonly children?: ReactNode;
  /** Between it and what follows, where that brings no distance of its own. */
  readonly paddingBottom?: 0 | 3;
};

/** The first line of a panel. */
export function PanelHead({ title, children, paddingBottom = 0 }: Props) {
  return (
    <Flex justifyContent="space-between" gap={3} wrap="wrap" paddingBottom={paddingBottom}>
      <Typography tag="h2" variant="delta">
        {title}
      </Typography>
      {children}
    </Flex>
  );
}
