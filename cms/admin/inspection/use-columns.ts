import { useReading } from '../reach/use-reading';

type Columns = {
  readonly columns: readonly {
    readonly id: string;
    readonly station: string;
    readonly name: { readonly 'zh-Hans': string; readonly en: string };
  }[];
};

/** The columns that packs are ordered of: read by the right to order them, for officers may lack the right to read columns. */
export const useColumns = (): Columns['columns'] => useReading<Columns>('/cms/inspection/columns').value?.columns ?? [];
