import { Box, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { useReading } from '../reach/use-reading';
import { Moment } from '../reach/moment';
import type { Which } from '../review/reader';
import { useSay } from './words';

type Found = {
  readonly documentId: string;
  readonly locale: string;
  readonly title: string;
  readonly author: string;
  readonly changedAt: string;
};

/** Manuscripts that seem to tell the same (查重), so that nobody writes a story twice; asked anew after each save. */
export function Similar({ which: { documentId, locale }, saved }: { readonly which: Which; readonly saved: string }) {
  const say = useSay();
  const { value } = useReading<{ readonly found: readonly Found[] }>(
    `/cms/writing/${documentId}/${locale}/similar?saved=${encodeURIComponent(saved)}`,
  );
  if (!value || value.found.length === 0) return null;
  return (
    <Box tag="section" aria-label={say('similar')}>
      <Typography tag="h3" fontWeight="bold" paddingBottom={1}>
        {say('similar')}
      </Typography>
      {value.found.map((one) => (
        <Box key={one.documentId} paddingTop={1}>
          <Typography
            tag={Link}
            textColor="primary600"
            to={`/content-manager/collection-types/plugin::cms.manuscript/${one.documentId}?plugins[i18n][locale]=${one.locale}`}
          >
            {one.title || say('untitled')}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {one.author} · <Moment at={one.changedAt} />
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
