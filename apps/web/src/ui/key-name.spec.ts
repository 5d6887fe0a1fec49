import { keyName } from './key-name';

describe('the name of a key', () => {
  it('is what is printed on it, with its modifiers in front', () => {
    const names: [string, string][] = [
      ['KeyJ', 'J'],
      ['Alt+Digit2', 'Alt 2'],
      ['Ctrl+Enter', 'Ctrl Enter'],
      ['Escape', 'Esc'],
      ['ArrowDown', '↓'],
      ['Shift+Slash', '?'],
      ['Slash', '/'],
      ['Alt+Shift+KeyN', 'Alt Shift N'],
    ];
    for (const [code, name] of names) expect([code, keyName(code)]).toEqual([code, name]);
  });
});
