import { Button, Flex, Typography } from '@strapi/design-system';
import { Cross, Download } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useExport } from './use-export';

/** Takes a list away as a table from where the host keeps it; while it comes, it says how far it is and can be stopped. */
export function ExportButton({ path, label }: { readonly path: string; readonly label?: string }) {
  const { formatMessage } = useIntl();
  const { progress, take, stop } = useExport();
  if (!progress)
    return (
      <Button variant="tertiary" startIcon={<Download />} onClick={() => void take(path)}>
        {label ?? formatMessage({ id: 'cms.reach.export' })}
      </Button>
    );
  return (
    <Flex gap={3} wrap="wrap">
      <Typography textColor="neutral600" role="status" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {progress.total === undefined
          ? formatMessage({ id: 'cms.reach.export.begins' })
          : formatMessage({ id: 'cms.reach.export.far' }, { ...progress, total: progress.total })}
      </Typography>
      <Button variant="tertiary" startIcon={<Cross />} onClick={stop}>
        {formatMessage({ id: 'cms.reach.export.stop' })}
      </Button>
    </Flex>
  );
}
