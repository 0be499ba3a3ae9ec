import { Box, Typography } from '@strapi/design-system';
import { costOf, type Foretold, type Look, type Looks } from '../../contract';
import { useSay } from '../words';

type Props = { readonly foretold: Foretold; readonly shape: Look['shape']; readonly looks: Looks };

const percent = (share: number): number => Math.round(share * 100);

/** What a choice takes of the machine, before it is saved. */
export function CostWords({ foretold, shape, looks }: Props) {
  const say = useSay();
  const { source, load } = looks;
  const { share, megabytes } = costOf(source, shape);
  const { isShared, isFull, isHeavy, used, together } = foretold;
  const of = `${source.height}p${Math.round(source.fps)}`;
  const own = say(source.isMeasured ? 'look.cost' : 'look.cost.guess', { share: percent(share), megabytes, of });
  const now = { share: percent(used.share), megabytes: used.megabytes, cores: load.cores };
  return (
    <Box background="neutral100" padding={4} hasRadius role="status">
      <Typography tag="p">{isShared ? say('look.cost.shared') : own}</Typography>
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ paddingTop: 4 }}>
        {say('look.cost.now', now)}
      </Typography>
      {isFull && <Warning>{say('look.cost.full', { most: load.most })}</Warning>}
      {isHeavy && !isFull && (
        <Warning>{say('look.cost.heavy', { share: percent(together.share), cores: load.cores })}</Warning>
      )}
    </Box>
  );
}

function Warning({ children }: { readonly children: string }) {
  return (
    <Typography tag="p" textColor="warning700" fontWeight="semiBold" style={{ paddingTop: 4 }}>
      {children}
    </Typography>
  );
}
