import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useMay } from '../reach/use-may';
import { EditStanding } from './edit-standing';
import { useSay } from './words';

/** What Strapi hands a panel beside the form, as far as this one asks. */
type About = {
  readonly model: string;
  readonly documentId?: string;
  readonly document?: { readonly updatedAt?: string | null; readonly revision?: number | null };
};

/** A panel beside the form as Strapi takes it: its heading and what is under it, or nothing. */
export type Panel = (about: About) => { readonly title: string; readonly content: ReactNode } | null;

/** Beside the form of a manuscript: where its review stands, what is missing before it can go out, and handing it in. */
export const ReviewPanel: Panel = ({ model, documentId, document }) => {
  const { formatMessage } = useIntl();
  const maySee = useMay('plugin::cms.review.read');
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  if (model !== 'plugin::cms.manuscript' || !maySee) return null;
  const locale = query.plugins?.i18n?.locale === 'en' ? 'en' : 'zh-Hans';
  const isSaved = documentId !== undefined && document !== undefined;
  return {
    title: formatMessage({ id: 'cms.review.panel' }),
    content: isSaved ? (
      // Each save makes the panel read anew.
      <EditStanding
        key={`${documentId} ${locale} ${document.updatedAt ?? ''}`}
        which={{ documentId, locale }}
        instead={<Unsaved />}
      />
    ) : (
      <Unsaved />
    ),
  };
};

function Unsaved() {
  const say = useSay();
  return (
    <Flex width="100%">
      <Typography textColor="neutral600">{say('panel.unsaved')}</Typography>
    </Flex>
  );
}
