import { useCallback } from 'react';
import { useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useMay } from '../reach/use-may';
import type { Panel } from '../review/edit-panel';
import type { Which } from '../review/reader';
import { MarksPanel } from './marks-panel';
import { useMarks } from './use-marks';

/** Beside the form of a manuscript: what was said about its words, to be mended there. */
export const MarksEditPanel: Panel = ({ model, documentId, document }) => {
  const { formatMessage } = useIntl();
  const maySee = useMay('plugin::cms.review.read');
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  if (model !== 'plugin::cms.manuscript' || !maySee || documentId === undefined || document === undefined) return null;
  const locale = query.plugins?.i18n?.locale === 'en' ? 'en' : 'zh-Hans';
  return {
    title: formatMessage({ id: 'cms.marks.panel' }),
    content: <Marks key={`${documentId} ${locale}`} which={{ documentId, locale }} />,
  };
};

function Marks({ which }: { readonly which: Which }) {
  const hand = useMarks(
    which,
    useCallback(() => undefined, []),
  );
  return <MarksPanel hand={hand} />;
}
