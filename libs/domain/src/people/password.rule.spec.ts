import { passwordFault } from './password.rule.js';

const OWN = ['manager1', 'Анна Петрова', 'Проба и Ко'];
const fault = (password: string) => passwordFault(password, OWN, (lower) => lower === 'password1' || lower === 'йцукенгш');

describe('a new password', () => {
  it.each(['seven77', 'ключ', '👍👍👍👍👍👍👍'])('is refused where it is shorter than 8 characters: %s', (password) => expect(fault(password)).toBe('short'));
  it('is refused where it is longer than 256 characters', () => {
    expect(fault('я'.repeat(257))).toBe('long');
    expect(fault('я'.repeat(256))).toBeNull();
  });
  it.each(['manager1', 'Manager-2026', 'АннаПетрова', 'анна.петрова!', '1 проба и ко 1'])('is refused where it is one’s own name: %s', (password) =>
    expect(fault(password)).toBe('ownName'),
  );
  it.each(['password1', 'PassWord1', 'ЙЦУКЕНГШ'])('is refused where guessers try it first, in capitals, too: %s', (password) =>
    expect(fault(password)).toBe('breached'),
  );
  it('is the same however the keyboard has put its letters together', () => expect(fault('\u0438\u0306цукенгш')).toBe('breached'));
  it.each(['четыре слова подряд', 'aaaabbbb', '        x', '12345678 anna', 'manager of nothing'])(
    'may be anything else, without rules of composition: %s',
    (password) => expect(fault(password)).toBeNull(),
  );
});
