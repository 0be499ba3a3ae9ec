import { Flex, Typography } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { WritingDesk } from '../../contract';
import { useMay } from '../reach/use-may';
import type { Panel } from '../review/edit-panel';
import type { Which } from '../review/reader';
import { DraftOffers } from './draft-offers';
import { unsavedWords } from './form-words';
import { Findings } from './findings';
import { KeptLine } from './kept-line';
import { LockLine } from './lock-line';
import { Measure } from './measure';
import { NewDraft } from './new-draft';
import { NewerLine } from './newer-line';
import { OlderWords } from './older-words';
import { Similar } from './similar';
import { useAutosave } from './use-autosave';
import { useDesk, type Desk } from './use-desk';
import { useFormWords } from './use-form-words';
import { useLeftWords } from './use-left-words';
import { useSay } from './words';

/** Beside the form of a manuscript: who writes, what is kept, how long it is, what machine checks say of it. */
export const WritingPanel: Panel = ({ model, documentId, document }) => {
  const { formatMessage } = useIntl();
  const mayWrite = useMay('plugin::cms.manuscripts.write');
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  if (model !== 'plugin::cms.manuscript' || !mayWrite) return null;
  const locale = query.plugins?.i18n?.locale === 'en' ? 'en' : 'zh-Hans';
  const isSaved = documentId !== undefined && document !== undefined;
  return {
    title: formatMessage({ id: 'cms.writing.panel' }),
    content: isSaved ? (
      <AtWork
        key={`${documentId} ${locale}`}
        which={{ documentId, locale }}
        saved={document.updatedAt ?? ''}
        base={document.revision ?? 0}
      />
    ) : (
      <NewDraft locale={locale} />
    ),
  };
};

type AtWorkProps = {
  readonly which: Which;
  readonly saved: string;
  /** The revision that the form shows; the form itself does not know it. */
  readonly base: number;
};

function AtWork({ which, saved, base }: AtWorkProps) {
  const { values, initial, modified, saving } = useFormWords();
  const held = useDesk(which, { modified, saving });
  const { desk, session } = held;
  const path = `/cms/writing/${which.documentId}/${which.locale}`;
  const active = modified && desk?.mayWrite === true;
  const kept = useAutosave({ path, session, base, content: unsavedWords(values, initial), active });
  useLeftWords({ path, session, onBrought: held.again });
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <AtDesk held={held} which={which} base={base} modified={modified} />
      <KeptLine kept={kept} modified={modified} />
      <Measure values={values} />
      <Findings values={values} locale={which.locale} />
      <Similar which={which} saved={saved} />
    </Flex>
  );
}

type AtDeskProps = {
  readonly held: Desk;
  readonly which: Which;
  readonly base: number;
  readonly modified: boolean;
};

function AtDesk({ held, ...about }: AtDeskProps) {
  const say = useSay();
  const { desk } = held;
  if (desk) return <Seen held={held} desk={desk} {...about} />;
  return held.failed ? <Typography textColor="neutral600">{say('unread')}</Typography> : null;
}

function Seen({ held, desk, which, base, modified }: AtDeskProps & { readonly desk: WritingDesk }) {
  return (
    <>
      <LockLine held={held} desk={desk} />
      <NewerLine desk={desk} base={base} modified={modified} />
      <OlderWords which={which} base={base} mayWrite={desk.mayWrite} />
      <DraftOffers desk={desk} which={which} onGone={held.again} />
    </>
  );
}
