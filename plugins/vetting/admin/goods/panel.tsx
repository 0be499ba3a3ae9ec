import { useEffect, type ReactNode } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Sheet, useMay, useReading, type Reading } from '@hearth/cms/reach';
import { GOODS_WORK } from '../../contract';

type Props = {
  readonly title: string;
  /** What begins a new one; only for whoever may. */
  readonly action: string;
  readonly onBegin: () => void;
  readonly children: ReactNode;
};

/** A panel of the file: its name, what begins a new line, its lines. */
export function Panel({ title, action, onBegin, children }: Props) {
  const mayWork = useMay(GOODS_WORK);
  return (
    <Sheet label={title}>
      <Box padding={5}>
        <Flex justifyContent="space-between" gap={3} wrap="wrap">
          <Typography tag="h2" variant="delta">
            {title}
          </Typography>
          {mayWork && (
            <Button size="S" variant="secondary" startIcon={<Plus />} onClick={onBegin}>
              {action}
            </Button>
          )}
        </Flex>
        {children}
      </Box>
    </Sheet>
  );
}

/** Reads what a panel shows, again when something of the file changed. */
export function useRound<T>(path: string, round: number): Reading<T> {
  const reading = useReading<T>(path);
  const { reload } = reading;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return reading;
}
