import { Button, Flex, Typography } from '@strapi/design-system';
import { useSay } from './words';

type Props = { readonly pages: number; readonly page: number; readonly onTurn: (page: number) => void };

/** Turns the pages of a list that has several. */
export function Turning({ pages, page, onTurn }: Props) {
  const say = useSay();
  if (pages < 2) return null;
  return (
    <Flex justifyContent="center" gap={3} paddingTop={4} paddingBottom={4}>
      <Button variant="tertiary" disabled={page < 2} onClick={() => onTurn(page - 1)}>
        {say('goods.page.before')}
      </Button>
      <Typography>{say('goods.page', { page, pages })}</Typography>
      <Button variant="tertiary" disabled={page >= pages} onClick={() => onTurn(page + 1)}>
        {say('goods.page.after')}
      </Button>
    </Flex>
  );
}
