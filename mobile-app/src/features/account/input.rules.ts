import type { Word } from '@/words/words';

// The host checks again; these answer while the reader still has the field in sight.

/** A mainland mobile number. */
export const checkPhone = (phone: string): Word | null =>
  /^1[3-9]\d{9}$/.test(phone.trim()) ? null : 'field.phone.bad';
/** The six digits of a one-time code. */
export const checkCode = (code: string): Word | null => (/^\d{6}$/.test(code.trim()) ? null : 'field.code.bad');
/** Something with a name, an @ and a domain; only a letter sent there proves more. */
export const checkEmail = (email: string): Word | null =>
  /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email.trim()) ? null : 'field.email.bad';
/** Length counts, not symbols: a Chinese sentence is a good password. */
export const checkPassword = (password: string): Word | null =>
  [...password].length >= 10 ? null : 'field.password.bad';
/** What a reader wants to be called. */
export const checkName = (name: string): Word | null => {
  const length = [...name.trim()].length;
  return length >= 1 && length <= 30 ? null : 'field.name.bad';
};

/** 138****5678: enough to recognise, too little to dial. */
export function maskPhone(phone: string): string {
  return phone.replace(/^(\d{3})\d{4}(\d{4})$/, '$1****$2');
}
