import { Box, Typography } from '@strapi/design-system';
import { Faces, Sheet } from '../reach/faces';
import type { About } from './about';
import { AppealLine } from './appeal-line';
import { useSay } from './words';

/** What became of one's own appeals; whoever has none is not told of it. */
export function OwnAppeals({ about }: { readonly about: About }) {
  const say = useSay();
  const own = about.appeals.value?.appeals.filter(({ person }) => person === about.me.id);
  if (own?.length === 0) return null;
  return (
    <Box>
      <Typography tag="h2" variant="delta" paddingBottom={2}>
        {say('appeals.own')}
      </Typography>
      <Sheet label={say('appeals.own')}>
        <Faces of={about.appeals}>
          {() => (own ?? []).map((appeal) => <AppealLine key={appeal.id} appeal={appeal} about={about} />)}
        </Faces>
      </Sheet>
    </Box>
  );
}
