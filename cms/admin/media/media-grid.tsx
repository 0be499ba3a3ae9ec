import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { MediaAsset } from '../../contract';
import { AssetCard } from './asset-card';
import type { Media } from './use-media';

const Grid = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(200px, 45%), 1fr));
  gap: 16px;
  margin: 0;
  padding: 0;
  list-style: none;
`;

const Shape = styled.div`
  aspect-ratio: 1;
  border-radius: 8px;
  background: ${({ theme }) => theme.colors.neutral150};
`;

type Props = {
  readonly media: Media;
  readonly narrowed: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly choose: ((ids: ReadonlySet<string>) => void) | undefined;
  readonly open: (asset: MediaAsset) => void;
};

/** The assets with the faces of a list: its shape while it comes, a way on when it failed, what to do when nothing is there. */
export function MediaGrid({ media, narrowed, chosen, choose, open }: Props) {
  const { formatMessage } = useIntl();
  const { page, failed, reload, readMore } = media;
  if (!page) return failed ? <Failed onRetry={reload} /> : <Coming />;
  const tick = (id: string, on: boolean): void => {
    const others = [...chosen].filter((one) => one !== id);
    choose?.(new Set(on ? [...others, id] : others));
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {failed && <Failed onRetry={reload} />}
      {page.assets.length === 0 && (
        <Box background="neutral0" borderColor="neutral200" hasRadius padding={8}>
          <Typography textColor="neutral600">
            {formatMessage({ id: narrowed ? 'cms.media.none' : 'cms.media.empty' })}
          </Typography>
        </Box>
      )}
      <Grid>
        {page.assets.map((asset) => (
          <AssetCard
            key={asset.id}
            asset={asset}
            chosen={chosen.has(asset.id)}
            onChoose={
              choose &&
              ((on) => {
                tick(asset.id, on);
              })
            }
            onOpen={() => open(asset)}
          />
        ))}
      </Grid>
      {page.next !== null && (
        <Flex justifyContent="center">
          <Button variant="secondary" onClick={readMore}>
            {formatMessage({ id: 'cms.media.more' })}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function Coming() {
  return (
    <Grid aria-hidden>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <li key={key}>
          <Shape />
        </li>
      ))}
    </Grid>
  );
}

function Failed({ onRetry }: { readonly onRetry: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Flex gap={3} padding={4} justifyContent="space-between" role="alert">
      <Typography textColor="danger600">{formatMessage({ id: 'cms.reach.unread' })}</Typography>
      <Button variant="tertiary" onClick={onRetry}>
        {formatMessage({ id: 'cms.reach.retry' })}
      </Button>
    </Flex>
  );
}
