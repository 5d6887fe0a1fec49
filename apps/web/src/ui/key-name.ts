const SIGNS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Slash: '/',
  Period: '.',
  Comma: ',',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Minus: '-',
  Equal: '=',
};

/** What is printed on the key of a layout in which letters are Latin: `Alt+Digit2` is `Alt 2`. */
export function keyName(code: string): string {
  const parts = code.split('+');
  const last = parts.pop()!;
  // People know it by its sign, not by the way to it; the Russian layout has it elsewhere.
  if (code === 'Shift+Slash' || code === 'Shift+Digit7') return '?';
  return [...parts, SIGNS[last] ?? last.replace(/^(Key|Digit|Numpad)/, '')].join(' ');
}
