import { Children, Fragment, type ReactNode } from 'react';
import { Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { LINE } from '../reach/line-keys';

const Row = styled.li`
  & + & {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  a {
    display: block;
    padding: 12px 16px;
    color: inherit;
    text-decoration: none;
    transition: background-color 120ms ease-out;
  }
  a:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
  a:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
    background: ${({ theme }) => theme.colors.primary100};
  }
  @media (prefers-reduced-motion: reduce) {
    a {
      transition: none;
    }
  }
`;

const Title = styled.span`
  display: block;
  font-size: 1.6rem;
  line-height: 1.5;
  font-weight: 500;
  color: ${({ theme }) => theme.colors.neutral800};
  overflow-wrap: anywhere;
`;

const Facts = styled.span`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 2px 8px;
  margin-top: 4px;
`;

type Props = {
  readonly to: string;
  readonly title: string;
  /** Outside the admin: the story as readers see it. */
  readonly outside?: boolean;
  readonly children: ReactNode;
};

/** A line of a list: a title that is one large target, and under it the facts in a row, told apart by dots. */
export function Line({ to, title, outside = false, children }: Props) {
  const mark = { [LINE]: '' };
  const inside = (
    <>
      <Title>{title}</Title>
      <Facts>
        {Children.toArray(children).map((fact, index) => (
          <Fragment key={index}>
            {index > 0 && (
              <Typography variant="pi" textColor="neutral500" aria-hidden>
                ·
              </Typography>
            )}
            {fact}
          </Fragment>
        ))}
      </Facts>
    </>
  );
  return (
    <Row>
      {outside ? (
        <a href={to} target="_blank" rel="noopener noreferrer" {...mark}>
          {inside}
        </a>
      ) : (
        <Link to={to} {...mark}>
          {inside}
        </Link>
      )}
    </Row>
  );
}

/** One fact of a line. */
export function Fact({ children }: { readonly children: ReactNode }) {
  return (
    <Typography variant="pi" textColor="neutral600">
      {children}
    </Typography>
  );
}
