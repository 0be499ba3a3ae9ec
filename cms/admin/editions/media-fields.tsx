import { Checkbox, Flex } from '@strapi/design-system';
import type { EditionMatrix, EditionMedia } from '../../contract';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import type { ContentProps } from './edition-editor';
import { useSay } from './words';

type Props = ContentProps & { readonly media: EditionMatrix['media'] };

/** Which of the story's pictures go along, and which is the cover. */
export function MediaFields({ media, content, change }: Props) {
  const say = useSay();
  if (media.pictures.length === 0) return null;
  const has = (url: string): boolean => content.pictures.some((one) => one.url === url);
  const toggle = (picture: EditionMedia, on: boolean): void => {
    const kept = media.pictures.filter(({ url }) => (url === picture.url ? on : has(url)));
    change({ pictures: kept });
  };
  return (
    <>
      <Row label={say('field.pictures')}>
        <Flex gap={3} wrap="wrap">
          {media.pictures.map((picture, at) => (
            <Checkbox
              key={picture.url}
              checked={has(picture.url)}
              onCheckedChange={(on: boolean | 'indeterminate') => toggle(picture, on === true)}
            >
              <img src={picture.url} alt={picture.alt || say('field.picture', { n: at + 1 })} style={{ height: 56 }} />
            </Checkbox>
          ))}
        </Flex>
      </Row>
      <Choice
        label={say('field.cover')}
        value={content.cover?.url ?? 'none'}
        options={[
          ['none', say('field.cover.none')],
          ...media.pictures.map(({ url, alt }, at) => [url, alt || say('field.picture', { n: at + 1 })] as const),
        ]}
        onChange={(url) => change({ cover: media.pictures.find((one) => one.url === url) ?? null })}
      />
    </>
  );
}
