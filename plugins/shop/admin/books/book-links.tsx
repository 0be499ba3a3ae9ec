import { Flex, Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { useSay } from './words';

/** The ways between the pages of the books. */
export function BookLinks() {
  const say = useSay();
  return (
    <Flex gap={4} wrap="wrap" tag="nav" aria-label={say('books.title')}>
      <Link tag={NavLink} to="/plugins/shop-books">
        {say('books.runs')}
      </Link>
      <Link tag={NavLink} to="/plugins/shop-books/bills">
        {say('books.bills')}
      </Link>
      <Link tag={NavLink} to="/plugins/shop-books/differences">
        {say('books.differences')}
      </Link>
      <Link tag={NavLink} to="/plugins/shop-books/holds">
        {say('books.holds')}
      </Link>
      <Link tag={NavLink} to="/plugins/shop-books/receipts">
        {say('books.receipts')}
      </Link>
      <Link tag={NavLink} to="/plugins/shop-books/accounts">
        {say('books.accounts')}
      </Link>
    </Flex>
  );
}
