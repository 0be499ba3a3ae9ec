import { useState, type ReactNode } from 'react';
import { TextInput } from '@strapi/design-system';
import { FormDialog, Row } from '@hearth/cms/reach';

type Props = {
  readonly heading: string;
  readonly action: string;
  readonly label: string;
  readonly hint?: string;
  readonly first?: string;
  readonly busy: boolean;
  /** False while something beside the title is missing. */
  readonly canSend?: boolean;
  readonly onClose: () => void;
  readonly onSend: (title: string) => void;
  /** Further fields, below the title. */
  readonly children?: ReactNode;
};

/** Asks for the title of a recording or of a chapter; spaces around it are none of it. */
export function TitleDialog({ heading, label, hint, first = '', canSend = true, onSend, children, ...dialog }: Props) {
  const [text, setText] = useState(first);
  const title = text.trim();
  return (
    <FormDialog {...dialog} title={heading} canSend={canSend && title !== ''} onSubmit={() => onSend(title)}>
      <Row label={label} {...(hint === undefined ? {} : { hint })} required>
        <TextInput
          value={text}
          maxLength={200}
          autoFocus
          autoComplete="off"
          onChange={({ target }: { readonly target: { readonly value: string } }) => setText(target.value)}
        />
      </Row>
      {children}
    </FormDialog>
  );
}
