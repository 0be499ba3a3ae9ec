import { useEffect } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { NowhereStory } from '../../contract';
import { Moment } from '../reach/moment';
import { useReading } from '../reach/use-reading';
import { useSay } from './words';

/** The alarm of the desk: stories that were signed and stand on no account at all. */
export function NowhereBar({ round }: { readonly round: number }) {
  const say = useSay();
  const found = useReading<{ stories: NowhereStory[] }>('/cms/deliveries/nowhere');
  const { reload } = found;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  const stories = found.value?.stories ?? [];
  if (stories.length === 0) return null;
  return (
    <Box
      role="alert"
      background="danger100"
      borderColor="danger200"
      hasRadius
      padding={4}
      marginBottom={5}
      color="danger600"
    >
      <Flex gap={2} alignItems="center">
        <WarningCircle aria-hidden />
        <Typography fontWeight="bold" textColor="danger600">
          {say('nowhere', { count: stories.length })}
        </Typography>
      </Flex>
      <Box tag="ul" paddingTop={2}>
        {stories.map(({ documentId, locale, title, accounts, since }) => (
          <Flex key={`${documentId} ${locale}`} tag="li" gap={3} wrap="wrap" paddingTop={1}>
            <Link to={`story/${documentId}/${locale}`} style={{ color: 'inherit', fontSize: '1.4rem' }}>
              {title}
            </Link>
            <Typography variant="pi" textColor="neutral600">
              {say('nowhere.of', { accounts })} · <Moment at={since} />
            </Typography>
          </Flex>
        ))}
      </Box>
    </Box>
  );
}
