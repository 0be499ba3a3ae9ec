import { Flex, Typography } from '@strapi/design-system';
import { Link, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { channelPlatforms, type ChannelPlatform, type PackShelf } from '../../contract';
import { Faces } from '../reach/faces';
import { useAddressWith } from '../reach/tabs';
import { useReading } from '../reach/use-reading';
import { PackSheet } from './pack-sheet';
import { PlatformMark } from './platform-mark';
import { useSay } from './words';

const Desk = styled.div`
  display: grid;
  gap: 24px 40px;
  align-items: start;
  grid-template-columns: minmax(0, 1fr);

  @media (min-width: 1024px) {
    grid-template-columns: 240px minmax(0, 1fr);
  }
`;

const Shelf = styled.nav`
  display: grid;
  gap: 2px;
  grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
`;

const Place = styled(Link)`
  display: flex;
  gap: 8px;
  align-items: center;
  min-height: 44px;
  padding: 8px;
  border-radius: 4px;
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-current] {
    background: ${({ theme }) => theme.colors.primary100};
    font-weight: 600;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

/** Rule packs (规则包): what each platform asks of an edition, since when, by which document, and who goes by it. */
export function Packs({ station }: { readonly station: string }) {
  const shelf = useReading<PackShelf>(`/cms/channels/rule-packs?station=${station}`);
  return <Faces of={shelf}>{(value) => <Opened shelf={value} />}</Faces>;
}

function Opened({ shelf }: { readonly shelf: PackShelf }) {
  const say = useSay();
  const [search] = useSearchParams();
  const to = useAddressWith('pack');
  const [name = '', version] = (search.get('pack') ?? '').split('.');
  const chosen = channelPlatforms.find((one) => one === name) ?? shelf.accounts[0]?.rulePack ?? 'app';
  const count = (platform: ChannelPlatform): number =>
    shelf.accounts.filter(({ rulePack }) => rulePack === platform).length;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography textColor="neutral600" style={{ maxWidth: '44em' }}>
        {say('packs.about')}
      </Typography>
      <Desk>
        <Shelf aria-label={say('tab.packs')}>
          {channelPlatforms.map((platform) => (
            <Place key={platform} to={to(platform)} replace aria-current={platform === chosen ? 'true' : undefined}>
              <PlatformMark platform={platform} />
              <Typography tag="span" style={{ flex: 1, minWidth: 0, fontWeight: 'inherit' }}>
                {say(`platform.${platform}`)}
              </Typography>
              <Typography tag="span" variant="pi" textColor="neutral600" title={say('packs.accounts')}>
                {count(platform) || ''}
              </Typography>
            </Place>
          ))}
        </Shelf>
        <PackSheet key={chosen} shelf={shelf} platform={chosen} version={Number(version) || undefined} />
      </Desk>
    </Flex>
  );
}
