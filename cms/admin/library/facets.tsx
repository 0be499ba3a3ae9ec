import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { FacetCounts, LibraryFacet } from '../../contract';
import { useIntl } from 'react-intl';
import { libraryFacets } from '../../contract/library-types';
import type { Wanted } from './use-library';
import { useFacetWords } from './use-facet-words';
import { useSay } from './words';

type Props = { readonly facets: FacetCounts; readonly wanted: Wanted };

/** What was found, by column, state, author and the rest; a button with its count narrows to it, pressed again it lets go. */
export function Facets({ facets, wanted }: Props) {
  const say = useSay();
  const worth = libraryFacets.filter((facet) => facets[facet].length > 1 || wanted.chosen(facet).length > 0);
  if (worth.length === 0) return null;
  return (
    <Box tag="details" open={wanted.query !== ''}>
      <Typography tag="summary" variant="pi" fontWeight="bold" style={{ cursor: 'pointer', paddingBlock: 4 }}>
        {say('narrow')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {worth.map((facet) => (
          <Facet key={facet} facet={facet} values={facets[facet]} wanted={wanted} />
        ))}
      </Flex>
    </Box>
  );
}

type FacetProps = { readonly facet: LibraryFacet; readonly values: FacetCounts[LibraryFacet]; readonly wanted: Wanted };

function Facet({ facet, values, wanted }: FacetProps) {
  const say = useSay();
  const { formatNumber } = useIntl();
  const wordOf = useFacetWords();
  const chosen = wanted.chosen(facet);
  // What is chosen stays in reach even when nothing has it any more.
  const missing = chosen.filter((one) => !values.some(({ value }) => value === one));
  const all = [...values, ...missing.map((value) => ({ value, label: value, count: 0 }))];
  const press = (value: string): void => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    wanted.want({ [facet]: next.join(',') });
  };
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={say(`facet.${facet}`)}>
      <Typography variant="pi" textColor="neutral600" style={{ minWidth: 56 }}>
        {say(`facet.${facet}`)}
      </Typography>
      {all.map(({ value, label, count }) => (
        <Button
          key={value}
          size="S"
          variant={chosen.includes(value) ? 'secondary' : 'tertiary'}
          aria-pressed={chosen.includes(value)}
          onClick={() => press(value)}
        >
          {`${wordOf(facet, value, label)} ${formatNumber(count)}`}
        </Button>
      ))}
    </Flex>
  );
}
