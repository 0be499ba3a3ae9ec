import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { DeskItem } from '../../contract';

/** Each state has its own shape and word, so that none is told by colour alone. */
const MARKS = {
  draft: { path: 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9z', colour: 'neutral600', hollow: true },
  changed: { path: 'M6 0.5 11.5 6 6 11.5 0.5 6z', colour: 'warning600', hollow: false },
  published: { path: 'M1 6.2 4.6 10 11 2', colour: 'success600', hollow: true },
} as const;

/** What readers see of a manuscript: nothing yet, an older wording, or this. */
export function StateMark({ state }: { readonly state: DeskItem['state'] }) {
  const { formatMessage } = useIntl();
  const { path, colour, hollow } = MARKS[state];
  return (
    <Flex gap={1} tag="span" color={colour} shrink={0}>
      <svg aria-hidden width="12" height="12" viewBox="0 0 12 12" style={{ color: 'inherit' }}>
        <path
          d={path}
          fill={hollow ? 'none' : 'currentColor'}
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <Typography variant="pi" textColor={colour}>
        {formatMessage({ id: `cms.home.state.${state}` })}
      </Typography>
    </Flex>
  );
}
