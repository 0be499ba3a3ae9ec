import { Box, Typography } from '@strapi/design-system';
import type { PointAppeal } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import type { About } from './about';
import { AppealLine } from './appeal-line';
import { useSay } from './words';

type Props = { readonly month: string; readonly isOpen: boolean; readonly about: About };

/** Appeals of the station: in the open month all that wait, and what was answered of the month one looks at. */
export function MonthAppeals({ month, isOpen, about }: Props) {
  const say = useSay();
  if (!about.powers.grade) return null;
  const shown = (about.appeals.value?.appeals ?? [])
    .filter((one) => one.station === about.station && (one.month === month || (isOpen && one.state === 'open')))
    .sort(waitingFirst);
  return (
    <Box>
      <Typography tag="h2" variant="delta" paddingBottom={2}>
        {say('appeals')}
      </Typography>
      <Sheet label={say('appeals')}>
        <Faces of={about.appeals}>
          {() =>
            shown.length === 0 ? (
              <Nothing>{say(isOpen ? 'appeals.none' : 'appeals.none.closed')}</Nothing>
            ) : (
              shown.map((appeal) => <AppealLine key={appeal.id} appeal={appeal} about={about} />)
            )
          }
        </Faces>
      </Sheet>
    </Box>
  );
}

const waitingFirst = (a: PointAppeal, b: PointAppeal): number =>
  Number(b.state === 'open') - Number(a.state === 'open') || b.at.localeCompare(a.at);
