import { useForm } from '@strapi/strapi/admin';
import type { FormValues } from './form-words';

/** The form of a manuscript as far as its words go. */
export type FormWords = {
  readonly values: FormValues;
  readonly initial: FormValues;
  readonly modified: boolean;
  /** A save is on its way. */
  readonly saving: boolean;
};

/** Reads Strapi's form beside which a panel stands. */
export function useFormWords(): FormWords {
  return useForm('Words', ({ values, initialValues, modified, isSubmitting }) => ({
    values: { ...values },
    initial: { ...initialValues },
    modified,
    saving: isSubmitting,
  }));
}
