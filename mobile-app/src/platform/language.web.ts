export function deviceLanguages(): readonly string[] {
  return navigator.languages;
}
