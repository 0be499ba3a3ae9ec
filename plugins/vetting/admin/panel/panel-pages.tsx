import { Page, Layouts } from '@strapi/strapi/admin';
import { Flex } from '@strapi/design-system';
import { Faces, Nothing, Sheet, useReading } from '@hearth/cms/reach';
import { PANEL_SIT, type BlindSheet, type TieForm } from '../../contract';
import { useSay } from '../rounds/words';
import { SheetCard } from './sheet-card';
import { TieFormCard } from './tie-form';

const MAY_SIT = [{ action: PANEL_SIT, subject: null }];

/** What a panel wants of whoever sits here: forms to sign, and sheets by the codes of samples. */
export function PanelPages() {
  return (
    <Page.Protect permissions={MAY_SIT}>
      <PanelPage />
    </Page.Protect>
  );
}

function PanelPage() {
  const say = useSay();
  const forms = useReading<{ forms: TieForm[] }>('/vetting/panel/forms');
  const sheets = useReading<{ sheets: BlindSheet[] }>('/vetting/panel/sheets');
  const me = useReading<{ person: { id: string } }>('/cms/people/me').value?.person.id;
  const reload = (): void => {
    forms.reload();
    sheets.reload();
  };
  return (
    <Page.Main aria-busy={sheets.value === undefined && !sheets.failed}>
      <Page.Title>{say('panel.title')}</Page.Title>
      <Layouts.Header title={say('panel.title')} subtitle={say('panel.about')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Faces of={forms}>
            {(found) => found.forms.map((form) => <TieFormCard key={form.seat} form={form} onDone={reload} />)}
          </Faces>
          <Faces of={sheets}>
            {(found) =>
              found.sheets.length === 0 ? (
                <Sheet label={say('panel.title')}>
                  <Nothing>{say('panel.empty')}</Nothing>
                </Sheet>
              ) : (
                found.sheets.map((sheet) => (
                  <SheetCard key={`${sheet.code} ${sheet.attempt}`} sheet={sheet} me={me} onDone={reload} />
                ))
              )
            }
          </Faces>
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
