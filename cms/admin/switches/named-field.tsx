import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import type { Pickable } from '../reach/picker';
import { ManuscriptPicker } from '../reach/pickers';
import { useSay } from './words';

type Props = {
  readonly named: readonly Pickable[];
  readonly required: boolean;
  readonly onChange: (named: readonly Pickable[]) => void;
};

/** The manuscripts that go out all the same: found by their words one after the other, each taken back by itself. */
export function NamedField({ named, required, onChange }: Props) {
  const say = useSay();
  const add = (picked: Pickable | undefined): void => {
    if (picked && !named.some(({ id }) => id === picked.id)) onChange([...named, picked]);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {/* A field of its own for each that is added, so that it is empty again. */}
      <ManuscriptPicker
        key={named.length}
        label={say('field.named')}
        hint={say('field.named.hint')}
        required={required && named.length === 0}
        picked={undefined}
        onPick={add}
      />
      {named.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch">
          {named.map(({ id, title, about }) => (
            <Flex key={id} tag="li" gap={2} justifyContent="space-between">
              <Typography style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                {title}{' '}
                <Typography tag="span" variant="pi" textColor="neutral600">
                  {about}
                </Typography>
              </Typography>
              <IconButton
                label={say('field.named.remove', { title })}
                variant="ghost"
                onClick={() => onChange(named.filter((one) => one.id !== id))}
              >
                <Cross />
              </IconButton>
            </Flex>
          ))}
        </Flex>
      )}
    </Flex>
  );
}
