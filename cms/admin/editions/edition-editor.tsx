import { useMemo, useState } from 'react';
import { Box, Flex, Textarea, TextInput, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { checkEdition } from '../../server/editions/check-edition.rules';
import { fitsPictures } from '../../server/editions/check-media.rules';
import { packageOf } from '../../server/editions/package.rules';
import type { EditionContent } from '../../contract';
import { Problem } from '../deliveries/delivery-facts';
import { FormDialog, Row } from '../reach/dialog';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { BlockFields } from './block-fields';
import type { DetailProps } from './edition-detail';
import { MediaFields } from './media-fields';
import { Preview } from './preview';
import { TypedFindings } from './typed-findings';
import { useSay } from './words';

const Halves = styled.div`
  display: grid;
  gap: 24px;
  grid-template-columns: minmax(0, 1fr);

  @media (min-width: 900px) {
    grid-template-columns: minmax(0, 1fr) minmax(0, 390px);
  }
`;

/** Edits the words of one account by hand; what its platform will say is said while they are typed. */
export function EditionEditor({ matrix, line, onDone, onClose }: DetailProps & { readonly onClose: () => void }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [content, setContent] = useState(line.content);
  const change = (part: Partial<EditionContent>): void => setContent({ ...content, ...part });
  const problems = useMemo(() => {
    const media = { facts: matrix.media.facts, fitsPictures: fitsPictures(line.channel) };
    return checkEdition(line.pack, content, media);
  }, [line, content, matrix.media.facts]);
  const save = async (): Promise<void> => {
    const { documentId, locale, hash: masterHash } = matrix;
    const body = { documentId, locale, channel: line.channel.id, version: line.version, masterHash, content };
    if (await act({ method: 'put', path: '/cms/editions', body })) onDone();
  };
  return (
    <FormDialog
      title={say('edit.title', { name: line.channel.name })}
      action={say('save')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <Typography textColor="neutral600">{say('edit.about')}</Typography>
      <Halves>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Counters content={content} pack={line.pack} />
          <Box aria-live="polite">
            <Flex direction="column" alignItems="stretch" gap={2}>
              {problems.map(({ path, message, cure, pack }) => (
                <Problem key={`${path} ${message.en}`} path={path} message={message} cure={cure} pack={pack} />
              ))}
              <TypedFindings station={matrix.station} content={content} />
            </Flex>
          </Box>
          <WordFields content={content} change={change} />
          <MediaFields media={matrix.media} content={content} change={change} />
        </Flex>
        <Preview content={content} platform={line.channel.platform} account={line.channel.name} />
      </Halves>
    </FormDialog>
  );
}

type CounterProps = { readonly content: EditionContent; readonly pack: DetailProps['line']['pack'] };

/** How much of each limit is used, counted as the platform counts. */
function Counters({ content, pack }: CounterProps) {
  const say = useSay();
  return (
    <Flex gap={4} wrap="wrap">
      {packageOf(content, pack).limits.map(({ field, used, max, fits, sure }) => (
        <StateWord
          key={field}
          tone={fits ? 'proof' : sure ? 'stop' : 'wait'}
          word={say('counter', { field, used, max })}
        />
      ))}
    </Flex>
  );
}

/** What the fields of an edition are handed. */
export type ContentProps = {
  readonly content: EditionContent;
  readonly change: (part: Partial<EditionContent>) => void;
};

type Typed = { readonly target: { readonly value: string } };

function WordFields({ content, change }: ContentProps) {
  const say = useSay();
  return (
    <>
      <Row label={say('field.title')} required>
        <TextInput required value={content.title} onChange={({ target }: Typed) => change({ title: target.value })} />
      </Row>
      {content.form === 'article' ? (
        <>
          <Row label={say('field.summary')}>
            <Textarea value={content.summary} onChange={({ target }: Typed) => change({ summary: target.value })} />
          </Row>
          <BlockFields blocks={content.blocks} onChange={(blocks) => change({ blocks })} />
        </>
      ) : (
        <Row label={say('field.text')} required>
          <Textarea
            required
            value={content.text}
            onChange={({ target }: Typed) => change({ text: target.value })}
            style={{ minHeight: 200 }}
          />
        </Row>
      )}
      <Row label={say('field.tags')} hint={say('field.tags.hint')}>
        <TextInput
          value={content.tags.join('、')}
          onChange={({ target }: Typed) =>
            change({
              tags: target.value
                .split(/[、,，]/)
                .map((one) => one.trim())
                .filter(Boolean),
            })
          }
        />
      </Row>
    </>
  );
}
