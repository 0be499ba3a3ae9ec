import { Box, Flex, Typography } from '@strapi/design-system';
import { Panel } from '../review/panel';
import type { Draft } from './draft';
import { useSay } from './words';

/** What readers will see: the stories that are public, in order. */
export function Preview({ draft: { title, intro, items } }: { readonly draft: Draft }) {
  const say = useSay();
  const shown = items.filter(({ isPublic }) => isPublic);
  return (
    <Panel title={say('preview')}>
      <Box maxWidth="36rem">
        <Typography tag="p" variant="beta" style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
        {intro === '' ? null : (
          <Typography tag="p" paddingTop={2} textColor="neutral600" style={{ whiteSpace: 'pre-wrap' }}>
            {intro}
          </Typography>
        )}
        <Flex
          tag="ol"
          direction="column"
          alignItems="stretch"
          gap={3}
          style={{ listStyle: 'none', padding: 0 }}
          marginTop={4}
        >
          {shown.map(({ documentId, title: headline, note }) => (
            <Box key={documentId} tag="li">
              {note === '' ? null : (
                <Typography tag="p" variant="pi" textColor="primary600">
                  {note}
                </Typography>
              )}
              <Typography tag="p" fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
                {headline}
              </Typography>
            </Box>
          ))}
        </Flex>
        {shown.length === 0 ? <Typography textColor="neutral600">{say('preview.nothing')}</Typography> : null}
      </Box>
    </Panel>
  );
}
