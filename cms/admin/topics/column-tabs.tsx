import { useEffect, useState, type RefObject } from 'react';
import { styled } from 'styled-components';
import type { BoardColumn } from './board-rules';
import { useSay } from './words';

/** Only a phone needs them: a desk shows all columns at once. */
const Strip = styled.div`
  display: none;
  gap: 4px;
  overflow-x: auto;
  padding: 8px 0 0;
  @media (max-width: 720px) {
    display: flex;
  }
  button {
    flex: none;
    min-height: 44px;
    padding: 0 12px;
    border: 0 solid ${({ theme }) => theme.colors.primary600};
    background: none;
    color: ${({ theme }) => theme.colors.neutral600};
    font: inherit;
    font-size: 1.4rem;
  }
  button[aria-current='true'] {
    border-bottom-width: 2px;
    color: ${({ theme }) => theme.colors.neutral800};
    font-weight: 600;
  }
`;

type Props = { readonly columns: readonly BoardColumn[]; readonly rail: RefObject<HTMLDivElement> };

/** The columns by name and count; a touch or a swipe chooses one. */
export function ColumnTabs({ columns, rail }: Props) {
  const say = useSay();
  const [at, setAt] = useState(0);
  useEffect(() => {
    const element = rail.current;
    if (!element) return undefined;
    const follow = (): void => setAt(Math.round(element.scrollLeft / Math.max(element.clientWidth, 1)));
    element.addEventListener('scroll', follow, { passive: true });
    return () => element.removeEventListener('scroll', follow);
  }, [rail]);
  const show = (index: number): void => {
    const element = rail.current;
    element?.scrollTo({ left: index * element.clientWidth });
  };
  return (
    <Strip role="group" aria-label={say('states')}>
      {columns.map(({ state, count }, index) => (
        <button key={state} type="button" aria-current={index === at} onClick={() => show(index)}>
          {say(`state.${state}`)} {count}
        </button>
      ))}
    </Strip>
  );
}
