import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { RippleHit } from '../../contract';
import { Why } from './tracks';
import { useSay } from './words';

/** A proposed manuscript in one language. */
export const keyOf = ({ documentId, locale }: RippleHit): string => `${documentId} ${locale}`;

type Props = {
  readonly hits: readonly RippleHit[];
  readonly mayChoose: boolean;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
};

/** The manuscripts that are proposed, with why, and what somebody said about them. */
export function RippleHits({ hits, mayChoose, chosen, onChoose }: Props) {
  const toggle = (key: string): void =>
    onChoose(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  return (
    <>
      {hits.map((hit) => (
        <Hit
          key={keyOf(hit)}
          hit={hit}
          chosen={mayChoose && !hit.hasOrder ? chosen.includes(keyOf(hit)) : undefined}
          onToggle={() => toggle(keyOf(hit))}
        />
      ))}
    </>
  );
}

type HitProps = { readonly hit: RippleHit; readonly chosen: boolean | undefined; readonly onToggle: () => void };

function Hit({ hit, chosen, onToggle }: HitProps) {
  const say = useSay();
  const { documentId, locale, title, around, via, isPublic, posted, hasOrder, left } = hit;
  const facts = [
    ...via.map((one) => say(`via.${one}`)),
    say(isPublic ? 'hit.public' : 'hit.draft'),
    say('hit.posted', { posted }),
    ...(hasOrder ? [say('hit.order')] : []),
  ];
  return (
    <Flex gap={3} paddingTop={2} paddingBottom={2} alignItems="flex-start">
      {chosen === undefined ? null : <Checkbox aria-label={title} checked={chosen} onCheckedChange={onToggle} />}
      <Box minWidth={0}>
        <Typography
          tag={Link}
          to={`/plugins/cms/review/${documentId}/${locale}`}
          fontWeight="bold"
          textColor="primary600"
        >
          {title}
        </Typography>
        {around === '' ? null : (
          <Typography tag="p" style={{ overflowWrap: 'anywhere' }}>
            …{around}…
          </Typography>
        )}
        <Typography tag="p" variant="pi" textColor="neutral600">
          {facts.join(' · ')}
        </Typography>
        {left === null ? null : (
          <>
            <Typography tag="p" variant="pi" fontWeight="bold">
              {say('left')}
            </Typography>
            <Why of={left} />
          </>
        )}
      </Box>
    </Flex>
  );
}
