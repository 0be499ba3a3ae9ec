import type { ReactNode } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Reading } from './use-reading';

/** The faces of what is being read: its shape while it comes, a way on when it failed, and the thing itself. */
export function Faces<T>({ of, children }: { readonly of: Reading<T>; readonly children: (value: T) => ReactNode }) {
  const { formatMessage } = useIntl();
  return (
    <>
      {of.failed && (
        <Flex gap={3} padding={4} justifyContent="space-between" role="alert">
          <Typography textColor="danger600">{formatMessage({ id: 'cms.reach.unread' })}</Typography>
          <Button variant="tertiary" size="S" onClick={of.reload}>
            {formatMessage({ id: 'cms.reach.retry' })}
          </Button>
        </Flex>
      )}
      {of.value === undefined && !of.failed && <Coming />}
      {of.value !== undefined && children(of.value)}
    </>
  );
}

function Coming() {
  return (
    <Box padding={4} aria-hidden>
      {[72, 58, 66, 49].map((width) => (
        <Box key={width} paddingTop={3} paddingBottom={3}>
          <Box background="neutral150" hasRadius style={{ height: 14, width: `${width}%` }} />
        </Box>
      ))}
    </Box>
  );
}

/** A quiet sheet that says what to do where nothing is yet. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return (
    <Box padding={5}>
      <Typography textColor="neutral600">{children}</Typography>
    </Box>
  );
}

/** The raised sheet that lists and grids lie on. */
export function Sheet({ children, label }: { readonly children: ReactNode; readonly label?: string }) {
  return (
    <Box tag="section" aria-label={label} background="neutral0" borderColor="neutral200" hasRadius overflow="hidden">
      {children}
    </Box>
  );
}
