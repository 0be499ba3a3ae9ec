import type { ReactNode } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Loaded } from './use-home';

type Props<T> = {
  readonly name: 'waiting' | 'mine' | 'sent';
  readonly list: Loaded<T>;
  readonly line: (item: T) => ReactNode;
  readonly onRetry: () => void;
};

/** One list with its four faces: being read, empty with what to do, failed with a way on, and lines. */
export function Section<T>({ name, list, line, onRetry }: Props<T>) {
  const { formatMessage } = useIntl();
  const { items, failed } = list;
  const title = `home-${name}`;
  return (
    <Box tag="section" aria-labelledby={title} aria-busy={items === undefined && !failed} width="100%">
      <Flex tag="header" gap={2} alignItems="baseline" paddingBottom={2}>
        <Typography tag="h2" id={title} variant="delta">
          {formatMessage({ id: `cms.home.${name}` })}
        </Typography>
        {items && items.length > 0 && (
          <Typography variant="pi" textColor="neutral600" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {items.length}
          </Typography>
        )}
      </Flex>
      <Box background="neutral0" borderColor="neutral200" hasRadius overflow="hidden">
        {failed && <Failed onRetry={onRetry} />}
        {items === undefined && !failed && <Waiting />}
        {items && <Lines name={name} items={items} line={line} />}
      </Box>
    </Box>
  );
}

function Lines<T>({ name, items, line }: Pick<Props<T>, 'name' | 'line'> & { readonly items: readonly T[] }) {
  const { formatMessage } = useIntl();
  if (items.length > 0) {
    return (
      <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {items.map(line)}
      </Box>
    );
  }
  return (
    <Box padding={5}>
      <Typography textColor="neutral600">{formatMessage({ id: `cms.home.${name}.empty` })}</Typography>
    </Box>
  );
}

function Failed({ onRetry }: { readonly onRetry: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Flex gap={3} padding={4} justifyContent="space-between" role="alert">
      <Typography textColor="danger600">{formatMessage({ id: 'cms.home.failed' })}</Typography>
      <Button variant="tertiary" size="S" onClick={onRetry}>
        {formatMessage({ id: 'cms.home.retry' })}
      </Button>
    </Flex>
  );
}

/** The shape of three lines, so that nothing jumps when they arrive. */
function Waiting() {
  return (
    <Box padding={4} aria-hidden>
      {[72, 58, 66].map((width) => (
        <Box key={width} paddingTop={2} paddingBottom={2}>
          <Box background="neutral150" hasRadius style={{ height: 14, width: `${width}%` }} />
          <Box background="neutral150" hasRadius style={{ height: 10, width: '32%', marginTop: 8 }} />
        </Box>
      ))}
    </Box>
  );
}
