import { useState } from 'react';
import { Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { MediaAsset } from '../../contract';
import { useActing } from '../reach/use-acting';
import { Preview } from './asset-card';
import { LicenceMark } from './licence-mark';
import { RightsFields, type Draft } from './rights-fields';
import { SideSheet } from './side-sheet';

const Face = styled.div`
  display: grid;
  place-items: center;
  max-height: 200px;
  min-height: 96px;
  overflow: hidden;
  color: ${({ theme }) => theme.colors.neutral600};
  background: ${({ theme }) => theme.colors.neutral150};
  img {
    max-width: 100%;
    max-height: 200px;
  }
`;

type OneProps = {
  readonly asset: MediaAsset;
  readonly mayNote: boolean;
  readonly onDone: (changed: readonly MediaAsset[]) => void;
};

/** The rights of one asset, to read and to note. */
export function RightsSheet({ asset, mayNote, onDone }: OneProps) {
  const { formatMessage, formatDate } = useIntl();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<Draft>(asset.rights);
  const save = async (): Promise<void> => {
    const body = { ...asset.rights, ...draft, version: asset.version };
    const changed = await act<MediaAsset>({ method: 'put', path: `/cms/media/${asset.id}/rights`, body });
    if (changed) onDone([changed.value]);
  };
  const uploaded = formatDate(asset.uploadedAt, { dateStyle: 'medium', timeZone: 'Asia/Shanghai' });
  const size = asset.width && asset.height ? ` · ${asset.width} × ${asset.height}` : '';
  return (
    <SideSheet
      title={asset.name}
      action={mayNote ? formatMessage({ id: 'cms.media.save' }) : undefined}
      busy={busy}
      onClose={() => onDone([])}
      onSubmit={() => void save()}
    >
      <Face>
        <Preview asset={asset} />
      </Face>
      <LicenceMark asset={asset} />
      <Typography variant="pi" textColor="neutral600">
        {asset.alt || formatMessage({ id: 'cms.media.noAlt' })}
        <br />
        {formatMessage({ id: 'cms.media.uploaded' }, { date: uploaded })}
        {size}
      </Typography>
      <Link href={asset.url} isExternal>
        {formatMessage({ id: 'cms.media.original' })}
      </Link>
      <RightsFields draft={draft} onChange={setDraft} disabled={!mayNote} />
    </SideSheet>
  );
}

type ManyProps = { readonly assets: readonly MediaAsset[]; readonly onDone: OneProps['onDone'] };
type Done = { readonly changed: MediaAsset[]; readonly left: readonly { readonly id: string }[] };

/** The same rights for several assets; what nobody fills in stays with each as it is. */
export function ManyRightsSheet({ assets, onDone }: ManyProps) {
  const { formatMessage } = useIntl();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<Draft>({});
  const save = async (): Promise<void> => {
    const body = { assets: assets.map(({ id, version }) => ({ id, version })), change: draft };
    const done = await act<Done>({ method: 'post', path: '/cms/media/rights', body });
    if (done) onDone(done.value.changed);
  };
  return (
    <SideSheet
      title={formatMessage({ id: 'cms.media.many' }, { count: assets.length })}
      action={Object.keys(draft).length > 0 ? formatMessage({ id: 'cms.media.save' }) : undefined}
      busy={busy}
      onClose={() => onDone([])}
      onSubmit={() => void save()}
    >
      <Typography textColor="neutral600">{formatMessage({ id: 'cms.media.many.hint' })}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {assets.map(({ name }) => name).join('、')}
      </Typography>
      <RightsFields draft={draft} onChange={setDraft} disabled={busy} />
    </SideSheet>
  );
}
