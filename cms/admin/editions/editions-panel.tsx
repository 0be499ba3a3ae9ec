import { useMemo } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useForm, useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { checkEdition, isFit } from '../../server/editions/check-edition.rules';
import { fitsPictures } from '../../server/editions/check-media.rules';
import { deriveEdition } from '../../server/editions/derive-edition.rules';
import type { EditionLine, EditionMatrix, EditionProblem } from '../../contract';
import { PlatformMark } from '../channels/platform-mark';
import { useSpoken } from '../reach/spoken';
import { StateWord } from '../reach/state-word';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import type { Panel } from '../review/edit-panel';
import { factsOfForm } from './facts-of-form';
import { isGoing } from './is-going';
import { masterOfForm, type FormValues } from './master-of-form';
import { useSay } from './words';

/** Beside the form of a manuscript: what each platform will say of the words as they stand in the form, and how to mend it. */
export const EditionsPanel: Panel = ({ model, documentId, document }) => {
  const { formatMessage } = useIntl();
  const maySee = useMay('plugin::cms.deliveries.read');
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  if (model !== 'plugin::cms.manuscript' || !maySee || !documentId || !document) return null;
  const locale = query.plugins?.i18n?.locale === 'en' ? 'en' : 'zh-Hans';
  return {
    title: formatMessage({ id: 'cms.editions.panel' }),
    content: <WhileTyping documentId={documentId} locale={locale} />,
  };
};

type Which = { readonly documentId: string; readonly locale: 'zh-Hans' | 'en' };

function WhileTyping(which: Which) {
  const say = useSay();
  // Strapi types the form's values as any; they are read field by field.
  const values = useForm<FormValues>('EditionsPanel', (state) => state.values as FormValues);
  const matrix = useReading<EditionMatrix>(`/cms/editions/${which.documentId}/${which.locale}`).value;
  const going = useMemo(() => matrix?.editions.filter(isGoing) ?? [], [matrix]);
  if (!matrix) return <Typography textColor="neutral600">{say('panel.reading')}</Typography>;
  if (going.length === 0) return <Typography textColor="neutral600">{say('none')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {going.map((line) => (
        <OnAccount key={line.channel.id} line={line} values={values} which={which} />
      ))}
      <Link
        to={`/plugins/cms/deliveries/story/${which.documentId}/${which.locale}`}
        style={{ fontSize: '1.4rem', color: 'inherit' }}
      >
        {say('panel.all')}
      </Link>
    </Flex>
  );
}

type AccountProps = { readonly line: EditionLine; readonly values: FormValues; readonly which: Which };

/** Derives and checks in the page, with the very rules by which the host will do it. */
function OnAccount({ line, values, which }: AccountProps) {
  const say = useSay();
  const problems = useMemo((): readonly EditionProblem[] => {
    if (line.handEdited) return line.problems;
    const derived = deriveEdition(masterOfForm(values, which), { pack: line.pack, storyUrl: line.derived.link });
    const media = { facts: factsOfForm(values), fitsPictures: fitsPictures(line.channel) };
    return checkEdition(line.pack, derived, media);
  }, [line, values, which]);
  const errors = !isFit(problems);
  return (
    <Box>
      <Flex gap={2}>
        <PlatformMark platform={line.channel.platform} />
        <Typography style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{line.channel.name}</Typography>
        <StateWord
          tone={problems.length === 0 ? 'proof' : errors ? 'stop' : 'wait'}
          word={
            problems.length === 0
              ? say('problems.none')
              : say(errors ? 'problems.errors' : 'problems.warnings', { count: problems.length })
          }
        />
      </Flex>
      <Cures problems={problems} />
    </Box>
  );
}

function Cures({ problems }: { readonly problems: readonly EditionProblem[] }) {
  const spoken = useSpoken();
  return (
    <Box tag="ul">
      {problems.map(({ path, message, cure }) => (
        <Typography
          key={`${path} ${message.en}`}
          tag="li"
          variant="pi"
          textColor="neutral700"
          style={{ display: 'block' }}
        >
          {spoken(message)} — {spoken(cure)}
        </Typography>
      ))}
    </Box>
  );
}
