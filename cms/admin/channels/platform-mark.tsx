import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ChannelPlatform } from '../../contract';

/** One or two letters of each platform's name: a mark of our own, for nobody's logo is ours to draw. */
const LETTERS: Readonly<Record<ChannelPlatform, string>> = {
  app: '端',
  feed: '源',
  'wechat-oa': '公',
  weibo: '微',
  douyin: '抖',
  kuaishou: '快',
  bilibili: 'B',
  toutiao: '头',
  xiaohongshu: '红',
  'wechat-channels': '视',
  youtube: 'Yt',
  x: 'X',
  facebook: 'f',
};

type Props = { readonly platform: ChannelPlatform; readonly name: string; readonly note?: string };

/** An account by its platform's mark and its name. */
export function AccountName({ platform, name, note }: Props) {
  return (
    <Flex gap={2} tag="span" minWidth={0}>
      <PlatformMark platform={platform} />
      <Box tag="span" style={{ minWidth: 0 }}>
        <Typography tag="span" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Typography>
        {note && (
          <Typography tag="span" variant="pi" textColor="neutral600" style={{ display: 'block' }}>
            {note}
          </Typography>
        )}
      </Box>
    </Flex>
  );
}

/** The mark of a platform; its name is said to those who do not see it. */
export function PlatformMark({ platform }: Pick<Props, 'platform'>) {
  const { formatMessage } = useIntl();
  const name = formatMessage({ id: `cms.channels.platform.${platform}` });
  return (
    <Box
      tag="span"
      role="img"
      aria-label={name}
      title={name}
      background="neutral150"
      color="neutral800"
      hasRadius
      shrink={0}
      style={{
        width: 24,
        height: 24,
        display: 'inline-grid',
        placeItems: 'center',
        fontSize: '1.2rem',
        fontWeight: 600,
      }}
    >
      {LETTERS[platform]}
    </Box>
  );
}
