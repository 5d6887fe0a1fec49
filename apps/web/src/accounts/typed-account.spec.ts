import { bodyOf, changesOf, NOBODY, skillsOf } from './typed-account';

const KNOWN = { ...NOBODY, name: 'Демо Новая', login: 'nova', roles: ['manager', 'head'], skills: 'light, stage' };

describe('what is typed about an account', () => {
  it('takes skills parted by commas of any language, each once', () => {
    expect(skillsOf(' light, stage，light、 crane;')).toEqual(['light', 'stage', 'crane']);
    expect(skillsOf('  ')).toEqual([]);
  });

  it('sends only what was changed, in whatever order roles were ticked', () => {
    expect(changesOf(KNOWN, { ...KNOWN, roles: ['head', 'manager'], name: 'Демо Новая ' })).toEqual({});
    expect(changesOf(KNOWN, { ...KNOWN, skills: 'light', email: ' nova@demo.example ' })).toEqual({ skills: ['light'], email: 'nova@demo.example' });
  });

  it('forgets an e-mail that was emptied', () => {
    expect(bodyOf({ ...KNOWN, email: ' ' }).email).toBeNull();
    expect(changesOf({ ...KNOWN, email: 'nova@demo.example' }, KNOWN)).toEqual({ email: null });
  });
});
