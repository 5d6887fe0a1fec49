/** The words of a text as people look for them: lower case, without accents and dots, which most leave out when they type; a breve makes another letter. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/[^\P{M}\u0306]/gu, '')
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
