import { Checkbox, Typography } from '@strapi/design-system';
import { File, Play } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { MediaAsset } from '../../contract';
import { LINE } from '../reach/line-keys';
import { LicenceMark } from './licence-mark';

const Card = styled.li<{ readonly $chosen: boolean }>`
  position: relative;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme, $chosen }) => ($chosen ? theme.colors.primary600 : theme.colors.neutral200)};
  border-radius: 8px;
  overflow: hidden;
`;

const Face = styled.button`
  display: block;
  width: 100%;
  padding: 0;
  border: 0;
  text-align: start;
  cursor: pointer;
  color: inherit;
  background: none;
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

const Picture = styled.span`
  display: grid;
  place-items: center;
  aspect-ratio: 3 / 2;
  color: ${({ theme }) => theme.colors.neutral600};
  background: ${({ theme }) => theme.colors.neutral150};
  svg {
    width: 32px;
    height: 32px;
  }
  img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
`;

const Words = styled.span`
  display: grid;
  gap: 4px;
  padding: 8px 12px 12px;
  min-width: 0;
`;

const Tick = styled.span`
  position: absolute;
  inset-block-start: 8px;
  inset-inline-start: 8px;
  display: grid;
  padding: 4px;
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral0};
`;

type Props = {
  readonly asset: MediaAsset;
  readonly chosen: boolean;
  /** Missing for whoever may only look. */
  readonly onChoose: ((on: boolean) => void) | undefined;
  readonly onOpen: () => void;
};

/** One asset: what it shows, what it is called, whose it is and until when. */
export function AssetCard({ asset, chosen, onChoose, onOpen }: Props) {
  const { formatMessage } = useIntl();
  const { rights, name } = asset;
  return (
    <Card $chosen={chosen}>
      <Face type="button" onClick={onOpen} {...{ [LINE]: '' }}>
        <Picture>
          <Preview asset={asset} />
        </Picture>
        <Words>
          <Typography ellipsis fontWeight="semiBold" title={name}>
            {name}
          </Typography>
          <LicenceMark asset={asset} />
          <Typography ellipsis variant="pi" textColor="neutral600">
            {[rights.licensor ?? rights.credit, rights.aiGenerated && formatMessage({ id: 'cms.media.ai' })]
              .filter(Boolean)
              .join(' · ') || '—'}
          </Typography>
        </Words>
      </Face>
      {onChoose && (
        <Tick>
          <Checkbox
            aria-label={formatMessage({ id: 'cms.media.choose' }, { name })}
            checked={chosen}
            onCheckedChange={(on) => {
              onChoose(on === true);
            }}
          />
        </Tick>
      )}
    </Card>
  );
}

/** The thumbnail; films and papers show what they are. */
export function Preview({ asset: { thumbnail, mime, alt } }: { readonly asset: MediaAsset }) {
  if (thumbnail !== null) return <img src={thumbnail} alt={alt} loading="lazy" />;
  return mime.startsWith('video/') ? <Play aria-hidden /> : <File aria-hidden />;
}
