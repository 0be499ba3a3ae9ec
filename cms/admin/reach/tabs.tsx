import { useEffect, useRef } from 'react';
import { Flex } from '@strapi/design-system';
import { Link, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';

const Row = styled(Flex)`
  gap: 24px;
  overflow-x: auto;
  scrollbar-width: none;
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const Tab = styled(Link)`
  padding: 10px 2px;
  border-block-end: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.4rem;
  text-decoration: none;
  white-space: nowrap;

  &:hover {
    color: ${({ theme }) => theme.colors.neutral800};
  }

  &[aria-current] {
    border-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.neutral800};
    font-weight: 600;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

/** One way to look at a page: the words for it and the query that leads there. */
export type TabLink = { readonly key: string; readonly words: string; readonly to: string };

type Props = {
  readonly label: string;
  readonly tabs: readonly TabLink[];
  readonly at: string | undefined;
};

/** Addresses of the page that is open which differ in one part alone. */
export function useAddressWith(part: string): (value: string) => string {
  const [search] = useSearchParams();
  return (value) => `?${new URLSearchParams({ ...Object.fromEntries(search), [part]: value }).toString()}`;
}

/** The ways between the views of a page; each is an address. */
export function TabLinks({ label, tabs, at }: Props) {
  const row = useRef<HTMLDivElement>(null);
  // On a phone the view that is open may lie beyond the edge.
  useEffect(() => {
    const open = row.current?.querySelector('[aria-current]');
    open?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);
  return (
    <Row tag="nav" aria-label={label} marginBottom={4} ref={row}>
      {tabs.map(({ key, words, to }) => (
        <Tab key={key} to={to} replace {...(key === at ? { 'aria-current': 'page' as const } : {})}>
          {words}
        </Tab>
      ))}
    </Row>
  );
}
