import { styled } from 'styled-components';
import type { DiffRun } from '../../contract';

const Added = styled.ins`
  color: ${({ theme }) => theme.colors.success700};
  background: ${({ theme }) => theme.colors.success100};
  text-decoration: underline;
  text-decoration-thickness: 2px;
  text-underline-offset: 4px;
`;

const Removed = styled.del`
  color: ${({ theme }) => theme.colors.danger700};
  background: ${({ theme }) => theme.colors.danger100};
  text-decoration: line-through;
  text-decoration-thickness: 1px;
`;

/** Which words of a comparison are shown: both texts in one, or one side of it. */
export type Side = 'both' | 'older' | 'newer';

/** Words of two texts: what came is underlined, what went is struck through, whatever the colours. */
export function Runs({ runs, side = 'both' }: { readonly runs: readonly DiffRun[]; readonly side?: Side }) {
  const hidden = side === 'older' ? 'added' : side === 'newer' ? 'removed' : undefined;
  return (
    <>
      {runs
        .filter(({ op }) => op !== hidden)
        .map(({ op, text }, at) =>
          op === 'added' ? (
            <Added key={at}>{text}</Added>
          ) : op === 'removed' ? (
            <Removed key={at}>{text}</Removed>
          ) : (
            <span key={at}>{text}</span>
          ),
        )}
    </>
  );
}
