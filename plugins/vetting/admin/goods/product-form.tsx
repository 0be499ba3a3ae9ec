import { Checkbox, Flex, Textarea, TextInput } from '@strapi/design-system';
import { Choice, Row, useSpoken } from '@hearth/cms/reach';
import { categories, productCategory, type ProductCategory } from '../../contract';
import { flags, isLong, textFields, type FactsDraft, type TextField } from './facts-draft.rules';
import { useSay } from './words';

type Typed = { readonly target: { readonly value: string } };

/** What is described in a form. */
export type ProductDraft = { readonly title: string; readonly category: ProductCategory; readonly facts: FactsDraft };

type Props = { readonly draft: ProductDraft; readonly onChange: (draft: ProductDraft) => void };

const NEEDED: readonly TextField[] = ['spec', 'maker', 'seller', 'price'];
const PRICE_KINDS = ['list-price', 'seven-day-low', 'last-deal', 'market'] as const;
const MARKS = ['green', 'organic', 'geo'] as const;

/** The fields of a product. */
export function ProductForm({ draft, onChange }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { title, category, facts } = draft;
  const fill = (change: Partial<FactsDraft>): void => onChange({ ...draft, facts: { ...facts, ...change } });
  const options = productCategory.options.map((one): [string, string] => [one, spoken(categories[one].name)]);
  return (
    <>
      <Row label={say('goods.field.title')} required>
        <TextInput
          value={title}
          maxLength={120}
          autoFocus
          onChange={({ target }: Typed) => onChange({ ...draft, title: target.value })}
        />
      </Row>
      <Choice
        label={say('goods.field.category')}
        value={category}
        options={options}
        onChange={(chosen) => onChange({ ...draft, category: productCategory.catch(category).parse(chosen) })}
      />
      {textFields.map((field) => (
        <TypedField key={field} field={field} value={facts[field]} onChange={(value) => fill({ [field]: value })} />
      ))}
      <Choice
        label={say('goods.field.priceKind')}
        value={facts.priceKind}
        options={PRICE_KINDS.map((one): [string, string] => [one, say(`goods.basis.${one}`)])}
        onChange={(chosen) => fill({ priceKind: PRICE_KINDS.find((one) => one === chosen) ?? facts.priceKind })}
      />
      <Marks facts={facts} onChange={fill} />
    </>
  );
}

type MarksProps = { readonly facts: FactsDraft; readonly onChange: (change: Partial<FactsDraft>) => void };

/** What is so or not, and what is claimed by a mark. */
function Marks({ facts, onChange }: MarksProps) {
  const say = useSay();
  return (
    <Flex gap={4} wrap="wrap">
      {flags.map((flag) => (
        <Checkbox
          key={flag}
          checked={facts.flags.includes(flag)}
          onCheckedChange={(is) => onChange({ flags: turned(facts.flags, flag, is === true) })}
        >
          {say(`goods.field.${flag}`)}
        </Checkbox>
      ))}
      {MARKS.map((mark) => (
        <Checkbox
          key={mark}
          checked={facts.marks.includes(mark)}
          onCheckedChange={(is) => onChange({ marks: turned(facts.marks, mark, is === true) })}
        >
          {say(`goods.mark.${mark}`)}
        </Checkbox>
      ))}
    </Flex>
  );
}

type FieldProps = { readonly field: TextField; readonly value: string; readonly onChange: (value: string) => void };

function TypedField({ field, value, onChange }: FieldProps) {
  const say = useSay();
  return (
    <Row label={say(`goods.field.${field}`)} required={NEEDED.includes(field)}>
      {isLong(field) ? (
        <Textarea value={value} onChange={({ target }: Typed) => onChange(target.value)} />
      ) : (
        <TextInput
          value={value}
          maxLength={200}
          autoComplete="off"
          onChange={({ target }: Typed) => onChange(target.value)}
        />
      )}
    </Row>
  );
}

const turned = <One,>(list: readonly One[], one: One, is: boolean): One[] =>
  is ? [...list, one] : list.filter((other) => other !== one);
